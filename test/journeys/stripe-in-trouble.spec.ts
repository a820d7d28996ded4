import { pagesOf } from '../support/attempts';
import { gift, postForm, postGift } from '../support/gifts';
import { CARD, eventualStatus, open, pay, startJourney, type Journey, type Opened } from '../support/journey';
import { faultOnOpening } from '../support/sandbox-control';

describe('opening a payment page while Stripe is in trouble', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney()));
  afterAll(() => journey.stop());

  const attemptsOf = (attemptId: unknown) => pagesOf(journey.databaseUrl, attemptId);
  /** How many sessions there are at Stripe for a contribution, whatever we believe. */
  const sessionsAtStripe = async (opened: Opened) => {
    const response = await fetch(`${journey.sandbox.url}/v1/checkout/sessions?limit=100`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
    });
    const { data } = (await response.json()) as { data: { client_reference_id: string }[] };
    return data.filter((session) => session.client_reference_id === opened.contributionId).length;
  };
  const posted = async (body: object) => {
    const response = await postGift(journey.url, body);
    return { status: response.status, body: (await response.json()) as Opened & { code?: string } };
  };

  it('a reply lost after the effect ends in one session', async () => {
    const body = gift();
    await faultOnOpening(journey, { kind: 'drop', effect: 'applied' });
    const answer = await posted(body);
    expect(answer.status).toBe(201);
    expect(await sessionsAtStripe(answer.body)).toBe(1);
    expect(await attemptsOf(body['attemptId'])).toEqual([{ attempt: 1, state: 'open' }]);
  });

  it('every reply lost is told to the donor, and trying again finds the same session', async () => {
    const body = gift();
    // The client itself tries three times.
    await faultOnOpening(journey, { kind: 'drop', effect: 'applied' }, 3);
    expect(await posted(body)).toMatchObject({ status: 503, body: { code: 'stripe_unavailable' } });
    expect(await attemptsOf(body['attemptId'])).toEqual([{ attempt: 1, state: 'requested' }]);
    const answer = await posted(body);
    expect(answer.status).toBe(201);
    expect(await sessionsAtStripe(answer.body)).toBe(1);
    expect(await attemptsOf(body['attemptId'])).toEqual([{ attempt: 1, state: 'open' }]);
  });

  it('a stored server error is not asked for again: the next try goes out under a new key', async () => {
    const body = gift();
    await faultOnOpening(journey, { kind: 'status', status: 500, effect: 'none' }, 3);
    expect(await posted(body)).toMatchObject({ status: 503, body: { code: 'stripe_unavailable' } });
    const answer = await posted(body);
    expect(answer.status).toBe(201);
    expect(await attemptsOf(body['attemptId'])).toEqual([
      { attempt: 1, state: 'refused' },
      { attempt: 2, state: 'open' },
    ]);
    await pay({ ...answer.body, sessionId: '' });
    expect(await posted(body)).toEqual(answer);
  });

  it('being told to wait leaves the attempt as it is', async () => {
    const body = gift();
    await faultOnOpening(journey, { kind: 'rate_limit' });
    expect(await posted(body)).toMatchObject({
      status: 503,
      body: { code: 'stripe_unavailable', retryAfterSeconds: 5 },
    });
    expect(await attemptsOf(body['attemptId'])).toEqual([{ attempt: 1, state: 'requested' }]);
    expect((await posted(body)).status).toBe(201);
  });

  it('the plain form goes back to its page with everything chosen', async () => {
    const { amountMinor: _amount, receipt: _receipt, ...fields } = gift() as Record<string, string>;
    await faultOnOpening(journey, { kind: 'rate_limit' });
    const response = await postForm(journey.url, {
      ...(fields as Record<string, string>),
      amount: '25,00',
      receipt: 'on',
    });
    const back = new URL(response.headers.get('location') ?? '', journey.url);
    expect(back.pathname).toBe('/give');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      problem: 'stripe_unavailable',
      amount: '25,00',
      receipt: 'on',
    });
    expect(back.search).not.toContain(String(fields['attemptId']));
  });

  it('a declined card can be followed by one that pays', async () => {
    const opened = await open(journey);
    expect((await pay(opened, { number: CARD.declines })).status).toBe(402);
    expect((await pay(opened)).status).toBe(303);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });
});
