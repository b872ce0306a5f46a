import { createSocket } from 'node:dgram';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';

/** Listeners on this machine's loopback; each notes what reached it. */
export interface Listeners {
  readonly http: number;
  readonly webSocket: number;
  /** STUN over UDP. */
  readonly udp: number;
  /** TURN over TCP. */
  readonly tcp: number;
  /** One line for each thing that arrived: the listener and what it saw. */
  readonly hits: string[];
  close(): void;
}

export async function openListeners(): Promise<Listeners> {
  const hits: string[] = [];
  const http = createHttpServer((request, response) => {
    hits.push(`http ${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('reached');
  });
  const webSocket = createHttpServer();
  webSocket.on('upgrade', (_request, socket) => {
    hits.push('webSocket upgrade');
    socket.destroy();
  });
  const tcp = createTcpServer((socket) => {
    hits.push('tcp connection');
    socket.on('error', () => undefined);
    socket.destroy();
  });
  const udp = createSocket('udp4');
  udp.on('message', () => hits.push('udp packet'));

  const listen = (server: ReturnType<typeof createTcpServer>) =>
    new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
  const udpPort = new Promise<number>((resolve) => {
    udp.bind(0, '127.0.0.1', () => {
      resolve(udp.address().port);
    });
  });
  return {
    http: await listen(http),
    webSocket: await listen(webSocket),
    udp: await udpPort,
    tcp: await listen(tcp),
    hits,
    close() {
      for (const server of [http, webSocket]) {
        server.closeAllConnections();
        server.close();
      }
      tcp.close();
      udp.close();
    },
  };
}
