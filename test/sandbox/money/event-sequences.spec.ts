import type Stripe from 'stripe';
import { testSequences } from '../sequences-emitted';
import { Bank } from './bank';
import sequences from './event-sequences.json';

describe('events of money', () => {
  let bank: Bank;
  beforeEach(async () => {
    bank = await Bank.open({ payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } });
  });
  afterEach(() => bank.close());

  testSequences(sequences, async ({ card, does }) => {
    const charge = await bank.charge(card);
    return bank.eventsOf(() => COURSES[does]!(charge));
  });

  const dispute = async ({ id }: Stripe.Charge, outcome: string): Promise<void> => {
    await bank.shop.control('POST', 'disputes', { charge: id });
    const [made] = (await bank.stripe.disputes.list({ charge: id })).data;
    if (outcome === 'lost') await bank.stripe.disputes.close(made!.id);
    else await bank.stripe.disputes.update(made!.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  };
  const COURSES: Record<string, (charge: Stripe.Charge) => Promise<void>> = {
    refund: async ({ id }) => {
      await bank.stripe.refunds.create({ charge: id });
      await bank.later(1);
    },
    'win a dispute': (charge) => dispute(charge, 'won'),
    'lose a dispute': (charge) => dispute(charge, 'lost'),
    'pay out': async () => bank.daysLater(6),
  };
});
