import { hash, ignored } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { flag, oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { CANCELLATION_DETAILS } from './cancellation-details';
import { CANCEL_AT, TRIAL_END } from './instants';
import { ITEMS } from './items';
import { PAUSE_COLLECTION } from './pause-collection';
import { TRIAL_SETTINGS } from './trial-period';

const ANCHOR = hash({ type: required(oneOf('now', 'unchanged')) });

/** What a subscription may be changed with. */
export const UPDATE_PARAMETERS = {
  billing_cycle_anchor: ANCHOR,
  cancel_at: CANCEL_AT,
  cancel_at_period_end: flag(),
  cancellation_details: CANCELLATION_DETAILS,
  collection_method: oneOf('charge_automatically'),
  default_payment_method: text(),
  description: unsettableText(500),
  items: ITEMS,
  metadata: metadata(),
  off_session: flag(),
  pause_collection: PAUSE_COLLECTION,
  payment_behavior: oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'),
  payment_settings: ignored(),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
  trial_end: TRIAL_END,
  trial_settings: TRIAL_SETTINGS,
};

export type Update = Parsed<typeof UPDATE_PARAMETERS>;
