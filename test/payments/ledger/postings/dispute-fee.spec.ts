import type { BookedBalanceTransaction } from '../../../../src/payments/ledger/booking-facts';
import { presentmentOf } from '../../../../src/payments/ledger/postings/presentment';
import { balanceTransactionPostings } from '../../../../src/payments/ledger/postings/balance-transaction-postings';

/** Stripe takes the fee of a second step of a dispute apart, with no amount. */
const fee: BookedBalanceTransaction = {
  ...{ stripeId: 'txn_fee', reportingCategory: 'dispute', balanceType: 'payments', sourceId: 'dp_1' },
  ...{ amountMinor: 0n, feeMinor: 1500n, taxMinor: 0n, netMinor: -1500n, currency: 'EUR' },
  ...{ created: new Date(1_793_000_000_000), payoutId: null },
};
const dispute = { stripeId: 'dp_1', chargeId: 'ch_1', amountMinor: 6000n, currency: 'USD' };

describe('a balance transaction of a dispute that takes a fee alone', () => {
  it('exchanges nothing and takes no gift back, though the dispute is in another currency', () => {
    const postings = balanceTransactionPostings(fee, {
      presentment: presentmentOf(fee, { dispute }),
      isAboutDispute: true,
      attribution: { contributionId: '10000000-0000-4000-8000-000000000001', frequency: 'monthly' },
    });
    expect(postings.filter(({ entries }) => entries.length > 0).map(({ key }) => key)).toEqual(['dispute:txn_fee']);
  });
});
