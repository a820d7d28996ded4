import { eventualStatus, open, pay, startJourney, statusOf, type Journey } from '../support/journey';

describe('a single gift by card', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney()));
  afterAll(() => journey.stop());

  it('is pledged, paid on the payment page, and confirmed by Stripe alone', async () => {
    const opened = await open(journey);
    expect(await statusOf(journey, opened)).toBe('confirming');
    const paid = await pay(opened);
    expect(paid.status).toBe(303);
    const back = new URL(paid.headers.get('location') ?? '');
    expect(back.origin).toBe(journey.url);
    expect(back.pathname).toBe('/thank-you');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      contribution: opened.contributionId,
      language: 'en',
      session: opened.sessionId,
    });
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });
});
