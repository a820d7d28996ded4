import { tiesLight, tiesVerdict, type Ties } from './ties';
import { html } from '../../../infrastructure/pages/html';

const NOW = new Date('2027-03-17T06:00:00Z');
const MIDNIGHT = new Date('2027-03-17T00:00:00Z');
const even: Ties = {
  finished_at: new Date('2027-03-17T00:23:00Z'),
  looked_until: MIDNIGHT,
  findings: { driftMinor: {}, differences: 0, notAtStripe: 0 },
  alarms: [],
  unsealed: 0,
};
const words = (changes: Partial<Ties>) => {
  const ties = { ...even, ...changes };
  const { colour } = tiesLight(ties, NOW);
  return [
    colour,
    tiesVerdict(ties, NOW, 'UTC', html``)
      .text.replace(/<[^>]*>|\s+/g, ' ')
      .replace(/\s+/g, ' '),
  ];
};

it.each<[string, Partial<Ties>, string, string]>([
  ['all is even', {}, 'green', 'Ties to Stripe'],
  ['the balance drifted', { findings: { driftMinor: { EUR: '-2397' } } }, 'red', '-23.97 EUR more than the balance'],
  ['a day differs', { findings: { differences: 1 } }, 'red', '1 day does not add up'],
  ['Stripe has not what we booked', { findings: { notAtStripe: 2 } }, 'red', '2 entries have nothing behind'],
  ['the chain is broken', { alarms: ['chain-broken'] }, 'red', 'the chain of the ledger does not hold'],
  ['nobody has looked for a day', { looked_until: new Date('2027-03-16T00:00:00Z') }, 'amber', 'Not checked since'],
  ['nobody has looked ever', { finished_at: null, looked_until: null, findings: null }, 'amber', 'Not compared'],
])('when %s the light says so', (_case, changes, colour, sentence) => {
  expect(words(changes)).toEqual([colour, expect.stringContaining(sentence)]);
});
