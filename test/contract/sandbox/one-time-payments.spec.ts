import { cardForm, openOneTimeSession } from './gifts';
import { startJudgedSandbox, type JudgedSandbox } from './judged-sandbox';

let sandbox: JudgedSandbox;

beforeEach(async () => {
  sandbox = await startJudgedSandbox();
});

afterEach(() => sandbox.stop());

const SEE_OTHER = 303;
const PAYMENT_REQUIRED = 402;
const debit = (iban: string) => ({ method: 'sepa_debit', iban, email: 'reader@example.org', name: 'A Reader' });

it('a card payment is clean from the session to its balance transaction', async () => {
  const session = await openOneTimeSession(sandbox, 'usd');
  expect(await sandbox.pay(session.url, cardForm('4242424242424242'))).toBe(SEE_OTHER);
  await sandbox.happened(
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'charge.updated',
  );
  await sandbox.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'payment_intent'] });
  sandbox.traffic.assertClean();
});

it('a declined card is clean', async () => {
  const session = await openOneTimeSession(sandbox, 'usd');
  expect(await sandbox.pay(session.url, cardForm('4000000000000002'))).toBe(PAYMENT_REQUIRED);
  await sandbox.happened('charge.failed', 'payment_intent.payment_failed');
  sandbox.traffic.assertClean();
});

it('a card that asks for authentication is clean, given or refused', async () => {
  for (const outcome of ['complete', 'fail']) {
    const session = await openOneTimeSession(sandbox, 'usd');
    await sandbox.pay(session.url, cardForm('4000002760003184'));
    await sandbox.pay(`${session.url}/authentication`, { outcome });
  }
  await sandbox.happened('payment_intent.requires_action', 'payment_intent.succeeded', 'payment_intent.payment_failed');
  sandbox.traffic.assertClean();
});

it('a bank debit is clean, paid or failed', async () => {
  for (const iban of ['AT611904300234573201', 'AT861904300235473202']) {
    const session = await openOneTimeSession(sandbox, 'eur');
    await sandbox.pay(session.url, debit(iban));
  }
  await sandbox.happened('checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed');
  sandbox.traffic.assertClean();
});

it('an expired session is clean', async () => {
  const session = await openOneTimeSession(sandbox, 'usd');
  await sandbox.stripe.checkout.sessions.expire(session.id);
  await sandbox.happened('checkout.session.expired');
  sandbox.traffic.assertClean();
});

it('what can be listed is clean', async () => {
  const { stripe } = sandbox;
  await openOneTimeSession(sandbox, 'usd');
  await stripe.products.create({ name: 'Gift' });
  await stripe.checkout.sessions.list({ limit: 1 });
  await stripe.products.list();
  await stripe.prices.list();
  await stripe.events.list();
  sandbox.traffic.assertClean();
});
