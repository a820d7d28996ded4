import { afterAReturn } from '../../src/donor-pages/thank-you/after-a-return';
import type { ManagedGift } from '../../src/managing/gifts/managed-gifts';

const GIFT = {
  ...{ contributionId: 'c', subscriptionId: 's', frequency: 'monthly', amountMinor: 2500n, currency: 'EUR' },
  ...{ state: 'active', nextOn: '2027-01-30', movedFrom: null, planned: null, customerId: null, hasOpenBill: false },
  ...{ isUntaken: false, isChanging: false, isUntold: false, isCardDeclined: false, isPaying: false },
  ...{ failure: null, notMade: null },
} as const satisfies ManagedGift;

const FAILURE = { code: 'insufficient_funds', amountMinor: 2500n, currency: 'EUR', nextTryOn: '2027-01-04' };

it.each<[string, Partial<ManagedGift>, object]>([
  ['goes on is taken next on a day', {}, { is: 'next', on: '2027-01-30' }],
  ['is paused stands', { state: 'paused' }, { is: 'stands' }],
  ['is taken on no known day stands', { nextOn: null }, { is: 'stands' }],
  ['has an open bill stands: more is told in a moment', { hasOpenBill: true }, { is: 'stands' }],
  ['fails is tried again on a day', { state: 'failing', failure: FAILURE }, { is: 'again', on: '2027-01-04' }],
  ['is not tried again is owed', { state: 'failing', failure: { ...FAILURE, nextTryOn: null } }, { is: 'owed' }],
  ['the bank never pays is owed', { state: 'failing', failure: { ...FAILURE, code: 'stolen_card' } }, { is: 'owed' }],
  ['fails for nobody knows what is owed', { state: 'failing' }, { is: 'owed' }],
])('a gift whose first payment came back and that %s', (_words, changes, what) => {
  expect(afterAReturn({ ...GIFT, ...changes })).toMatchObject({ what, gift: { amountMinor: 2500n } });
});

it('of a gift that has ended, or will, nothing keeps its donor from giving again', () => {
  expect(afterAReturn(undefined)).toBeNull();
  expect(afterAReturn({ ...GIFT, state: 'ending' })).toBeNull();
});
