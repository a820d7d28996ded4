import { contributionStatusOf, type StandingFacts } from '../../src/payments/standing/contribution-status-of';

const charge = (
  status: 'pending' | 'failed' | 'succeeded',
  balanceTransactionId: string | null = null,
  captured = 1000n,
) => ({
  ...{ status, balanceTransactionId },
  amountCapturedMinor: status === 'failed' ? 0n : captured,
});
const facts = (given: Partial<StandingFacts>): StandingFacts => ({ sessions: [], charges: [], ...given });

describe('how a contribution stands', () => {
  it.each<[string, Partial<StandingFacts>, string]>([
    ['nothing known yet', {}, 'pledged'],
    ['Stripe was never reached', { sessions: ['requested'] }, 'pledged'],
    ['a page is open', { sessions: ['open'] }, 'open'],
    ['a page is open after an earlier one closed', { sessions: ['expired', 'open'] }, 'open'],
    ['the page closed', { sessions: ['expired'] }, 'expired'],
    [
      'a card was declined and the donor is still choosing',
      { sessions: ['open'], charges: [charge('failed')] },
      'open',
    ],
    ['a card was declined and the page closed', { sessions: ['expired'], charges: [charge('failed')] }, 'expired'],
    ['an unpaid completed session is not paid', { sessions: ['complete-unpaid'] }, 'pending'],
    ['a debit was submitted', { sessions: ['complete-unpaid'], charges: [charge('pending', 'txn_1')] }, 'pending'],
    [
      'a card was declined first, then a debit submitted',
      { sessions: ['complete-unpaid'], charges: [charge('failed')] },
      'pending',
    ],
    ['a debit failed', { sessions: ['complete-failed'], charges: [charge('failed', 'txn_1')] }, 'failed'],
    [
      'a debit failed and the event that says so was lost',
      { sessions: ['complete-unpaid'], charges: [charge('failed', 'txn_1')] },
      'failed',
    ],
    [
      'a failed debit is tried again',
      { sessions: ['complete-failed'], charges: [charge('failed', 'txn_1'), charge('pending', 'txn_2')] },
      'pending',
    ],
    [
      'one debit failed and another waits',
      { sessions: ['complete-failed', 'complete-unpaid'], charges: [charge('failed', 'txn_1')] },
      'pending',
    ],
    ['a page expired and another is asked for', { sessions: ['expired', 'requested'] }, 'pledged'],
    ['paid', { sessions: ['complete-paid'], charges: [charge('succeeded')] }, 'confirmed'],
    [
      'paid, and the session event is not there yet',
      { sessions: ['open'], charges: [charge('succeeded')] },
      'confirmed',
    ],
    [
      'paid on the second try',
      { sessions: ['complete-paid'], charges: [charge('failed'), charge('succeeded')] },
      'confirmed',
    ],
    ['an authorisation is not money', { sessions: ['open'], charges: [charge('succeeded', null, 0n)] }, 'open'],
    [
      'a renewal failed later',
      { sessions: ['complete-paid'], charges: [charge('succeeded'), charge('failed', 'txn_9')] },
      'confirmed',
    ],
  ])('%s', (_name, given, expected) => {
    expect(contributionStatusOf(facts(given))).toBe(expected);
  });
});
