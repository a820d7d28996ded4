import { pagesOf } from '../support/attempts';
import { gift, postForm, postGift } from '../support/gifts';
import { CARD, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';

describe('one attempt', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney()));
  afterAll(() => journey.stop());

  const sessionsAtStripe = () =>
    journey.sentToStripe.filter((sent) => sent.startsWith('/v1/checkout/sessions\n')).length;
  const rowsOf = (attemptId: unknown) => pagesOf(journey.databaseUrl, attemptId);

  it('posted fifty times at once is one contribution and one payment page', async () => {
    const body = gift();
    const before = sessionsAtStripe();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => (await postGift(journey.url, body)).json()),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toHaveProperty('url');
    expect(sessionsAtStripe() - before).toBe(1);
    expect(await rowsOf(body['attemptId'])).toHaveLength(1);
  });

  it('posted again with another amount is refused, and the first stays', async () => {
    const body = gift();
    const first = await (await postGift(journey.url, body)).json();
    const other = await postGift(journey.url, { ...body, amountMinor: 5000 });
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: 'attempt_reused', field: 'attemptId' });
    expect(await (await postGift(journey.url, body)).json()).toEqual(first);
  });

  it('is answered alike as a form and as JSON', async () => {
    const body = gift({ receipt: false });
    const { url } = (await (await postGift(journey.url, body)).json()) as { url: string };
    const { amountMinor: _amount, receipt: _receipt, ...fields } = body as Record<string, string>;
    const response = await postForm(journey.url, { ...(fields as Record<string, string>), amount: '25,00' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(url);
  });

  it('can still be paid after a declined card', async () => {
    const opened = await open(journey);
    expect((await pay(opened, { number: CARD.declines })).status).toBe(402);
    expect((await pay(opened)).status).toBe(303);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });
});
