import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';

describe('the metrics of a gift', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney()));
  afterAll(() => journey.stop());
  const scrape = async () => (await fetch(`${journey.url}/metrics`)).text();
  const valueOf = (metrics: string, series: string) =>
    Number(
      metrics
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')[1] ?? 0,
    );

  it('count its events in and out and how long they took, and name nobody and nothing', async () => {
    const before = await scrape();
    const opened = await open(journey);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    const grown = (metrics: string, series: string) => valueOf(metrics, series) - valueOf(before, series);
    const charge = '{type="charge.succeeded"}';
    const after = await eventually(
      scrape,
      (metrics) =>
        grown(metrics, `mainstay_events_processed_total${charge}`) > 0 &&
        grown(metrics, 'mainstay_event_seconds_count') >= 3,
    );
    expect(grown(after, `mainstay_events_received_total${charge}`)).toBeGreaterThanOrEqual(1);
    expect(grown(after, `mainstay_events_processed_total${charge}`)).toBe(1);
    expect(grown(after, 'mainstay_event_seconds_count')).toBeGreaterThanOrEqual(3);
    expect(grown(after, 'mainstay_event_seconds_sum')).toBeGreaterThan(0);
    expect(grown(after, 'mainstay_stripe_call_seconds_count{outcome="2xx"}')).toBeGreaterThanOrEqual(1);
    expect(after).not.toMatch(/\b(cs|pi|ch|evt|cus|sub|txn|prod)_\w/);
    expect(after).not.toContain(opened.contributionId);
  });
});
