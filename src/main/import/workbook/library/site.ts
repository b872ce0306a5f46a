/** Where the library runs. */
export interface LibrarySite {
  /** The entry of its threads and its process, as an address. */
  readonly entry: string;
  /** Electron's binary is fused so that it cannot run as plain Node: there it is a thread. */
  readonly place: 'process' | 'thread';
}

/** The entry is a source file beside this one, or a built one beside the program's other entries. */
export function librarySite(): LibrarySite {
  const here = import.meta.url;
  const built = here.includes('/chunks/') ? '../sheets.js' : './sheets.js';
  return {
    entry: new URL(here.endsWith('.ts') ? './sheets.ts' : built, here).href,
    place: 'electron' in process.versions ? 'thread' : 'process',
  };
}
