import type { Light } from '../words/light';
import type { PayoutRow } from './payout-rows';

/** Whether the lines of a payout are its amount, to the cent. */
export type PayoutTie = 'ties' | 'differs' | 'not itemised yet' | 'cannot be itemised' | 'never itemised';

export function tieOf({ automatic, line_count, lines_net, amount, status }: PayoutRow): PayoutTie {
  if (!automatic) return 'cannot be itemised';
  if (line_count === 0) return CAME_BACK.includes(status) ? 'never itemised' : 'not itemised yet';
  return BigInt(lines_net) === BigInt(amount) ? 'ties' : 'differs';
}

const CAME_BACK: readonly PayoutRow['status'][] = ['failed', 'canceled'];

/** As a small light of a table. */
export function payoutLight(payout: PayoutRow): Light {
  return LIGHTS[tieOf(payout)];
}

const LIGHTS: Readonly<Record<PayoutTie, Light>> = {
  ties: { colour: 'green', words: 'To the cent' },
  differs: { colour: 'red', words: 'Differs' },
  'not itemised yet': { colour: 'amber', words: 'Not itemised yet' },
  'cannot be itemised': { colour: 'none', words: 'Cannot be itemised' },
  'never itemised': { colour: 'none', words: 'Came back, not itemised' },
};

export const PAYOUT_STATES: Readonly<Record<PayoutRow['status'], string>> = {
  pending: 'to leave',
  in_transit: 'on its way',
  paid: 'arrived',
  failed: 'came back',
  canceled: 'canceled',
};
