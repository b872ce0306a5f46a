import { APP_BASE } from './launchOptions.ts';

/** Names under which playwright-core puts the two bindings into every frame; the script takes them away. */
export const REQUEST_BINDING = '__perennialRequest';
export const CLAIM_BINDING = '__perennialClaim';

/** Expression whose value takes a batch of events into the page. */
export const DELIVER = 'globalThis[Symbol.for("perennial.deliver")]';
/** Expression whose value gives the `File` that waits under a number. */
export const WAITING_FILE = 'globalThis[Symbol.for("perennial.file")]';

/**
 * Runs in every frame before any script of the page. It takes away the constructors that could speak
 * to the network past the request router, keeps the browser's own shortcuts from opening windows, and
 * gives the top frame of an own page its bridge.
 */
export const PAGE_SCRIPT = `(() => {
  'use strict';
  for (const name of [
    'RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport',
    'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource',
  ]) {
    Reflect.deleteProperty(globalThis, name);
  }
  const request = globalThis.${REQUEST_BINDING};
  const claim = globalThis.${CLAIM_BINDING};
  Reflect.deleteProperty(globalThis, '${REQUEST_BINDING}');
  Reflect.deleteProperty(globalThis, '${CLAIM_BINDING}');
  if (window.top !== window || location.origin !== '${APP_BASE}') return;

  const browserKeys = new Set(['n', 't', 'o', 's', 'p', 'u', 'j', 'l', 'd', 'h', 'g']);
  // On the way up: the screens see a key first and may use it themselves.
  addEventListener('keydown', (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (isCommand && browserKeys.has(event.key.toLowerCase())) event.preventDefault();
    if (event.key === 'F12' || (isCommand && event.shiftKey && event.key.toLowerCase() === 'i')) {
      event.preventDefault();
    }
  });
  for (const type of ['dragover', 'drop']) {
    addEventListener(type, (event) => event.preventDefault());
  }

  const listeners = new Set();
  const files = new Map();
  let lastFile = 0;
  Object.defineProperty(globalThis, Symbol.for('perennial.deliver'), {
    value: (batch) => {
      for (const json of batch) for (const listener of [...listeners]) listener(json);
    },
  });
  Object.defineProperty(globalThis, Symbol.for('perennial.file'), {
    value: (number) => files.get(number),
  });
  Object.defineProperty(globalThis, 'perennial', {
    value: Object.freeze({
      request: (json) => request(json),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => { listeners.delete(listener); };
      },
      claimFile: async (file) => {
        const number = ++lastFile;
        files.set(number, file);
        try {
          const reply = JSON.parse(await claim(number));
          if (!reply.ok) throw new Error('FILE_UNREADABLE');
          return reply.value;
        } finally {
          files.delete(number);
        }
      },
    }),
  });
})();`;
