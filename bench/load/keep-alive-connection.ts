import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * One HTTP/1.1 connection, one request at a time, requests given as ready bytes. As little as can be, because on a
 * small machine what the client costs is missing on the server.
 */
export class KeepAliveConnection {
  private received = '';
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    // One character a byte, so that lengths in characters are lengths in bytes.
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection')));
    socket.on('error', (error) => this.waiting?.reject(error));
  }

  static async open(host: string, port: number): Promise<KeepAliveConnection> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new KeepAliveConnection(socket);
  }

  /** @returns the status of the answer, once all of it is here */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.slice(0, headEnd);
    const bodyLength = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (bodyLength === undefined) return this.waiting?.reject(new Error(`An answer without a length: ${head}`));
    if (this.received.length < headEnd + 4 + Number(bodyLength)) return;
    this.received = '';
    this.waiting?.resolve(Number(head.slice(9, 12)));
  }
}
