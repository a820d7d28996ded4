import { hash, list } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { flag, integer, oneOf, text, timestamp } from '../../api/parameters/scalars';
import { PRICE_DATA } from '../prices/price-data';

/** Stripe's limits: items of a phase, and phases that are under way or to come. */
const MAX_ITEMS = 20;
const MAX_PHASES = 10;

const DURATION = hash({
  interval: required(oneOf('day', 'week', 'month', 'year')),
  interval_count: integer(1),
});

const PHASE = {
  billing_cycle_anchor: oneOf('automatic', 'phase_start'),
  collection_method: oneOf('charge_automatically'),
  currency: text(),
  default_payment_method: text(),
  duration: DURATION,
  end_date: timestamp(),
  items: required(
    list(hash({ metadata: metadata(), price: text(), price_data: PRICE_DATA, quantity: integer(1) }), MAX_ITEMS),
  ),
  metadata: metadata(),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
  start_date: timestamp(),
  trial: flag(),
  trial_end: timestamp(),
};

/** What a schedule may be changed with. */
export const UPDATE_PARAMETERS = {
  end_behavior: oneOf('cancel', 'none', 'release', 'renew'),
  metadata: metadata(),
  phases: list(hash(PHASE), MAX_PHASES),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
};

export type PhaseAsked = Parsed<typeof PHASE>;
export type ScheduleUpdate = Parsed<typeof UPDATE_PARAMETERS>;
