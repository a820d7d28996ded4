import { createServer } from 'node:http';
import { choosePort } from '../../scripts/start/choose-port';

it('when the usual port is taken the next one is, and that is said', async () => {
  const neighbour = createServer();
  const settled = new Promise((resolve) => neighbour.once('listening', resolve).once('error', resolve));
  neighbour.listen(3000, '127.0.0.1'); // an error says that another program has taken it, which is as good
  await settled;
  const said: string[] = [];
  const port = await choosePort({ host: '127.0.0.1', port: undefined }, (words) => said.push(words));
  expect(port).toBeGreaterThan(3000);
  expect(said).toEqual([`Port 3000 is taken by another program: the app uses ${port}.`]);
  neighbour.close();
});
