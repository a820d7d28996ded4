import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startApp, type RunningApp } from '../../support/app';

describe('what is refused before any route is known', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  /** Word for word: a client would mend some of these itself. */
  const send = async (request: string) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(request);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    return { head: head.toLowerCase(), body };
  };
  const get = (address: string, header = 'x: y') =>
    send(`GET ${address} HTTP/1.1\r\nhost: give.example\r\nconnection: close\r\n${header}\r\n\r\n`);

  it.each([
    ['an address that cannot be decoded', () => get('/jane@x/%zz'), 400, 'bad_request'],
    [
      'a part of an address that is far too long',
      () => get(`/v1/contributions/${'jane'.repeat(99)}/status`),
      414,
      'address_too_long',
    ],
    ['headers that are far too large', () => get('/', `x: ${'jane'.repeat(9_999)}`), 431, 'headers_too_large'],
    ['what is no HTTP', () => send('jane@example.org\r\n\r\n'), 400, 'bad_request'],
  ])('%s: a problem that quotes nothing', async (_name, refused, status, code) => {
    const { head, body } = await refused();
    expect(head).toMatch(new RegExp(`^http/1.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
    expect(head + body + app.logLines.join()).not.toContain('jane');
  });
});
