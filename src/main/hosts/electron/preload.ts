import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import { CHANNELS } from './channels.ts';

/** The bridge of an Electron page: three functions, no channel names, no event objects, no paths. */
const bridge: Bridge = {
  request: (json) => ipcRenderer.invoke(CHANNELS.request, json) as Promise<string>,

  subscribe: (listener) => {
    const forward = (_event: unknown, json: string): void => {
      listener(json);
    };
    ipcRenderer.on(CHANNELS.event, forward);
    return () => {
      ipcRenderer.off(CHANNELS.event, forward);
    };
  },

  claimFile: async (file) => {
    // The path goes to the core and never into the page.
    const text = (await ipcRenderer.invoke(CHANNELS.claim, pathOf(file))) as string;
    const reply = JSON.parse(text) as Reply<string>;
    if (!reply.ok) throw new Error('FILE_UNREADABLE');
    return reply.value;
  },
};

/** Path of a file that the user picked; '' for anything else, which Electron refuses by throwing. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('perennial', bridge);
