import { connect } from 'node:net';
import { once } from 'node:events';
import { startApp } from '../support/app';

it('the app stops although a browser holds a connection on which it never asked anything', async () => {
  const app = await startApp();
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await app.stop();
  await closed;
  expect(socket.destroyed).toBe(true);
});
