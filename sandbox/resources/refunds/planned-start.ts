import type { Account } from '../../account/account';

/** How a refund begins, and with it how it goes on. */
export const REFUND_STARTS = ['succeeds', 'pends', 'fails_later', 'lacks_funds', 'requires_action'] as const;
export type RefundStart = (typeof REFUND_STARTS)[number];

const PLANNED = 'planned_refund_start';

/** The next refund begins so, whatever its card. */
export function planStart(account: Account, start: RefundStart): void {
  account.store.transaction(() => account.store.put('settings', { id: PLANNED, value: start }));
}

export function takePlannedStart(account: Account): RefundStart | undefined {
  const planned = account.store.get('settings', PLANNED)?.value;
  account.store.remove('settings', PLANNED);
  return REFUND_STARTS.find((start) => start === planned);
}
