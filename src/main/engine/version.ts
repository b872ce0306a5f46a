/**
 * Version of the engine's numbers: raised whenever the same input could give another output. Stored
 * with every run and part of its fingerprint.
 */
export const ENGINE_VERSION = '1.7.0';
