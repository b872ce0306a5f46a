import type { leadScores as en } from '../en/leadScores.ts';
import type { Translated } from '../message.ts';

export const leadScores: Translated<typeof en> = {};
