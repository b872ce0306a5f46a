import { z } from 'zod';

// Compiled schemas need eval, which the page's policy refuses. Must run before the first schema.
z.config({ jitless: true });
