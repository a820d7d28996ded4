import { CARD, Shop, sessionFor } from './shop';

describe('the payment page', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const open = async (currency = 'eur', more: object = {}) => {
    const session = await shop.stripe.checkout.sessions.create({
      ...sessionFor('payment', currency, 123_456),
      ...more,
    });
    return { ...session, url: session.url! };
  };
  const show = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  test('says what it is, what is bought, for how much, and how to go back', async () => {
    const { text } = await show((await open()).url);
    expect(text).toContain('Sandbox, no real money.');
    expect(text).toContain('<h1>1,234.56 EUR</h1>');
    expect(text).toContain('Contribution');
    expect(text).toContain('href="http://127.0.0.1:1/back"');
    expect(text).toContain('4242 4242 4242 4242');
  });

  test.each([
    ['eur', ['email', 'method', 'number', 'iban', 'name']],
    ['usd', ['email', 'method', 'number', 'name']],
  ])('in %s asks for %j by fields with labels', async (currency, names) => {
    const { text } = await show((await open(currency)).url);
    for (const name of names) expect(text).toContain(`name="${name}"`);
    expect(text.includes('name="iban"')).toBe(currency === 'eur');
    for (const [, id] of text.matchAll(/<input id="(\w+)"/g)) expect(text).toContain(`<label for="${id}">`);
  });

  test.each([
    ['jpy', 1234, '1,234 JPY'],
    ['kwd', 12_340, '12.340 KWD'],
    ['usd', 50, '0.50 USD'],
  ])('writes %s with its own decimals', async (currency, amount, shown) => {
    const session = await shop.stripe.checkout.sessions.create(sessionFor('payment', currency, amount));
    expect((await show(session.url!)).text).toContain(`<h1>${shown}</h1>`);
  });

  test('runs no script and lets its form lead only back to the site', async () => {
    const { headers, text } = await show((await open()).url);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'; style-src 'self'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:1;");
    expect(text).not.toMatch(/<script|<style| style=| on\w+=/);
    const css = /href="([^"]+\.css)"/.exec(text)![1]!;
    expect((await show(shop.sandbox.url + css)).headers.get('content-type')).toContain('text/css');
  });

  test('shows a refusal and takes another try, with what was typed still there', async () => {
    const { url } = await open();
    const refused = await shop.pay(url, { number: '4000000000009995', name: 'Ada "The" Reader' });
    expect(refused.status).toBe(402);
    expect(refused.text).toContain('Your card has insufficient funds.');
    expect(refused.text).toContain('value="ada@reader.example"');
    expect(refused.text).toContain('value="Ada &quot;The&quot; Reader"');
    expect(refused.text).not.toContain('4000000000009995');
    expect((await shop.pay(url, CARD)).status).toBe(303);
  });

  test.each([
    ['a mistyped number', { number: '4242 4242 4242 4241' }, 'Your card number is invalid.'],
    ['a card that is not for testing', { number: '4111 1111 1111 1111' }, 'never a real one'],
    ['no email', { ...CARD, email: '' }, 'Your email address is incomplete.'],
    [
      'a bank account that is not for testing',
      { method: 'sepa_debit', iban: 'DE00', name: 'Ada' },
      'The IBAN is invalid',
    ],
    ['a debit without a name', { method: 'sepa_debit', iban: 'AT611904300234573201' }, 'Your name is incomplete'],
    ['the card that attaches and is refused when charged', { number: '4000000000000341' }, 'Your card was declined.'],
  ])('refuses %s', async (_, fields, message) => {
    const page = await shop.pay((await open()).url, fields as unknown as Record<string, string>);
    expect(page).toMatchObject({ status: 402, text: expect.stringContaining(message) });
  });

  test.each(['4000002760003184', '4000002500003155'])(
    'asks for authentication with %s, and can be paid after it failed',
    async (number) => {
      const { url, id } = await open();
      const asked = await shop.pay(url, { number });
      expect(asked.location).toBe(`/pay/${id}`);
      expect((await show(url)).text).toContain('Complete authentication');
      const failed = await shop.pay(`${url}/authentication`, { outcome: 'fail' });
      expect(failed).toMatchObject({ status: 402, text: expect.stringContaining('could not be authenticated') });
      expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
      await shop.pay(url, { number });
      expect((await shop.pay(`${url}/authentication`, { outcome: 'complete' })).location).toContain(id);
      const paid = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
      expect(paid).toMatchObject({
        payment_status: 'paid',
        payment_intent: {
          latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
        },
      });
    },
  );

  test('of a payment that was made says so, and takes no second one', async () => {
    const { url } = await open();
    await shop.pay(url, CARD);
    const charges = await shop.stripe.charges.list({ limit: 100 });
    expect((await show(url)).text).toContain('already been paid');
    expect((await shop.pay(url, CARD)).text).toContain('already been paid');
    expect((await shop.stripe.charges.list({ limit: 100 })).data).toHaveLength(charges.data.length);
  });

  test('that has expired says so, by call or because its time is over', async () => {
    const [called, over] = [await open(), await open('eur', { expires_at: Math.floor(Date.now() / 1000) + 1800 })];
    await shop.stripe.checkout.sessions.expire(called.id);
    await expect(shop.stripe.checkout.sessions.expire(called.id)).rejects.toThrow('status');
    await shop.control('POST', 'clock/advance', { seconds: 1801 });
    for (const { id, url } of [called, over]) {
      expect(await shop.pay(url, CARD)).toMatchObject({ status: 410, text: expect.stringContaining('expired') });
      expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired', url: null });
    }
    const { data } = await shop.stripe.events.list({ type: 'checkout.session.expired' });
    expect(data.map((event) => (event.data.object as { id: string }).id)).toEqual([over.id, called.id]);
    // Whatever the clock was moved to: it expired when it was due.
    expect(data[0]!.created).toBe(over.expires_at);
  });

  test('that does not exist is not found', async () => {
    expect((await show(`${shop.sandbox.url}/pay/cs_test_1`)).status).toBe(404);
  });

  test('of a session that takes cards alone offers no debit', async () => {
    const { text } = await show((await open('eur', { excluded_payment_method_types: ['sepa_debit'] })).url);
    expect(text).not.toContain('iban');
    const cards = await open('eur', { allowed_payment_method_types: ['card', 'link'] });
    const debit = await shop.pay(cards.url, { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada' });
    expect(debit.status).toBe(402);
  });
});
