import { InProcessSandbox } from '../../../sandbox/in-process';

const DAY_SECONDS = 86_400;

test('events can be asked for during thirty days, and years of them are not kept', async () => {
  const sandbox = new InProcessSandbox({ clockStart: new Date('2024-01-01T00:00:00Z') });
  const customer = await sandbox.call('POST', '/v1/customers');
  const [event] = (await sandbox.call('GET', '/v1/events'))['data'] as { id: string }[];
  sandbox.advance(29 * DAY_SECONDS);
  for (let n = 0; n < 1_100; n++) await sandbox.call('POST', `/v1/customers/${customer.id}`, { description: `${n}` });
  expect(await sandbox.call('GET', `/v1/events/${event!.id}`)).toMatchObject({ type: 'customer.created' });
  sandbox.advance(2 * DAY_SECONDS);
  for (let n = 0; n < 1_100; n++) await sandbox.call('POST', `/v1/customers/${customer.id}`, { description: `${n}` });
  await expect(sandbox.call('GET', `/v1/events/${event!.id}`)).rejects.toThrow('404');
});
