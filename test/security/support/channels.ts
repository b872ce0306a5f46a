/** Ports of the listeners, as a page gets them. */
export interface Targets {
  readonly http: number;
  readonly webSocket: number;
  readonly udp: number;
  readonly tcp: number;
}

/**
 * Runs inside a page: tries every way out that a page has, each on its own, and waits long enough for
 * a packet to arrive. What fails is exactly what is hoped for, so failures are not reported.
 */
export async function tryEveryChannel(targets: Targets): Promise<void> {
  const base = `http://127.0.0.1:${String(targets.http)}`;
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  const attempt = async (act: () => unknown): Promise<void> => {
    try {
      await Promise.race([act(), wait(1_000)]);
    } catch {
      // Refused: good.
    }
  };
  const add = (tag: string, attributes: Record<string, string>): void => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  };
  const rtc = async (url: string): Promise<void> => {
    const connection = new RTCPeerConnection({
      iceServers: [{ urls: url, username: 'u', credential: 'p' }],
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await wait(1_500);
    connection.close();
  };
  const submit = (): void => {
    const form = document.createElement('form');
    form.action = `${base}/form`;
    form.target = 'formFrame';
    document.body.append(form);
    add('iframe', { name: 'formFrame' });
    form.submit();
  };
  const worker = (): void => {
    const code = `fetch('${base}/worker')`;
    new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  };

  await Promise.all(
    [
      () => fetch(`${base}/fetch`),
      () => fetch(`${base}/no-cors`, { mode: 'no-cors' }),
      () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${base}/xhr`);
        request.send();
      },
      () => navigator.sendBeacon(`${base}/beacon`, 'x'),
      () => new EventSource(`${base}/events`),
      () => new WebSocket(`ws://127.0.0.1:${String(targets.webSocket)}/`),
      () => new WebTransport(`https://127.0.0.1:${String(targets.http)}/`),
      () => rtc(`stun:127.0.0.1:${String(targets.udp)}`),
      () => rtc(`turn:127.0.0.1:${String(targets.tcp)}?transport=tcp`),
      () => import(/* @vite-ignore */ `${base}/import.js`),
      () => {
        add('img', { src: `${base}/image` });
      },
      () => {
        add('script', { src: `${base}/script.js` });
      },
      () => {
        add('link', { rel: 'stylesheet', href: `${base}/style.css` });
      },
      () => {
        add('link', { rel: 'prefetch', href: `${base}/prefetch` });
      },
      () => {
        add('link', { rel: 'preconnect', href: base });
      },
      () => {
        add('link', { rel: 'dns-prefetch', href: base });
      },
      () => {
        add('iframe', { src: `${base}/frame` });
      },
      () => {
        add('object', { data: `${base}/object` });
      },
      () => {
        add('embed', { src: `${base}/embed` });
      },
      () => {
        add('video', { src: `${base}/video` });
      },
      () => {
        add('div', { style: `background: url(${base}/background)` });
      },
      () => new FontFace('x', `url(${base}/font)`).load(),
      submit,
      worker,
      () => window.open(`${base}/popup`),
      () => navigator.serviceWorker.register(`${base}/service.js`),
    ].map(attempt),
  );
  await wait(1_500);
}
