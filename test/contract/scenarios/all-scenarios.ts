import { BANK_DEBIT_SCENARIOS } from './bank-debit';
import { CARD_SCENARIOS } from './cards';
import { EVENT_SCENARIOS } from './events';
import { PAID_PAGE_SCENARIOS } from './paid-pages';
import { PRODUCT_SCENARIOS } from './products';
import { REFUSAL_SCENARIOS } from './refusals';
import { RENEWAL_SCENARIOS } from './renewals';
import type { Scenario } from './scenario';
import { SESSION_SCENARIOS } from './sessions';
import { SUBSCRIPTION_SCENARIOS } from './subscriptions';

/** In the order in which they are told. */
export const ALL_SCENARIOS: readonly Scenario[] = [
  ...PRODUCT_SCENARIOS,
  ...SESSION_SCENARIOS,
  ...REFUSAL_SCENARIOS,
  ...CARD_SCENARIOS,
  ...BANK_DEBIT_SCENARIOS,
  ...PAID_PAGE_SCENARIOS,
  ...SUBSCRIPTION_SCENARIOS,
  ...RENEWAL_SCENARIOS,
  ...EVENT_SCENARIOS,
];
