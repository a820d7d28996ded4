import { connect, createServer, type AddressInfo } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** A port of the loopback that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, LOOPBACK, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Whether this port could be listened on at this moment. Asking both ways, because macOS lets one program listen on an
 * address while another listens on all of them.
 */
export async function isFree(port: number, host = LOOPBACK): Promise<boolean> {
  return !(await isAnswered(port)) && (await canListen(port, host));
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, LOOPBACK);
    probe.once('error', () => resolve(false));
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
  });
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
