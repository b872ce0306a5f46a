/** Fixed names of the only messages between a page and the main process. */
export const CHANNELS = {
  request: 'perennial:request',
  claim: 'perennial:claim',
  event: 'perennial:event',
} as const;
