import { startJudgedSandbox } from './judged-sandbox';

it('a webhook endpoint is clean from its making to its end', async () => {
  const { stripe, traffic, stop } = await startJudgedSandbox();
  const { webhookEndpoints } = stripe;
  const url = 'http://127.0.0.1:9/webhooks/stripe';
  const { id } = await webhookEndpoints.create({
    url,
    enabled_events: ['charge.succeeded'],
    api_version: '2026-10-28.endive',
  });
  await webhookEndpoints.update(id, { enabled_events: ['*'] });
  await webhookEndpoints.list();
  await webhookEndpoints.del(id);
  await stop();
  traffic.assertClean();
});
