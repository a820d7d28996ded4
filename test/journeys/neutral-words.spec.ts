import { parse } from 'qs';
import example from '../../newsroom/example.json';
import { deniedWords } from '../../src/foundation/newsroom/neutral-words';
import { gift, postGift } from '../support/gifts';
import { startJourney, type Journey } from '../support/journey';

/** What Stripe is sent ends on bank statements, receipts and lists that others read. */
describe('every word sent to Stripe', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
    for (const language of example.languages) {
      for (const frequency of ['one-time', 'monthly', 'annual']) {
        await postGift(journey.url, gift({ frequency, language, amountMinor: 5000 }));
      }
    }
  });
  afterAll(() => journey.stop());

  it('is neutral, whatever the frequency and the language', () => {
    const bodies = journey.sentToStripe
      .map((sent) => sent.split('\n').slice(2).join('\n'))
      .filter((body) => body !== '');
    const texts = bodies.flatMap((body) => textsIn(parse(body, { depth: 20 })));
    expect(texts.length).toBeGreaterThan(50);
    expect(texts).toContain(example.productNames.monthly);
    expect(texts.filter((text) => deniedWords(text, example.neutralDenyList).length > 0)).toEqual([]);
  });

  it('would be found if it were not', () => {
    expect(deniedWords('Monthly donation to The Example Times', example.neutralDenyList)).not.toEqual([]);
  });
});

/** A word of Stripe's own, no word of ours, shown on its button alone. */
const STRIPES_OWN = new Set(['donate']);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return STRIPES_OWN.has(value) ? [] : [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
