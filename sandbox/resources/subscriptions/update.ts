import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { mergeMetadata } from '../../api/parameters/metadata';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { exclusiveParameters, unbuilt } from '../../api/stripe-error';
import { beginAnew, beginsAnew } from './begin-anew';
import { refuseEnded, scheduleCancellation } from './cancel';
import { explained } from './cancellation-details';
import { changedItems } from './items';
import { methodOf } from './method-of';
import { pausedCollection } from './pause-collection';
import { planPeriod } from './plan-period';
import { moveOntoTrial } from './start-trial';
import { changeSubscription } from './subscription';
import { refuseTrialWithoutMethod } from './trial';
import { onTrial } from './trial-period';
import { UPDATE_PARAMETERS, type Update } from './update-parameters';

/** `POST /v1/subscriptions/:id` */
export const UPDATE_SUBSCRIPTION = route(
  'POST',
  '/v1/subscriptions/:id',
  UPDATE_PARAMETERS,
  ({ account, id, params }) => {
    const before = find(account, 'subscriptions', 'subscription', id);
    checkUpdate(account, before, params);
    const after = { ...before, ...changes(account, before, params) };
    if (params.trial_end === 'now' && refuseTrialWithoutMethod(account, before))
      return find(account, 'subscriptions', 'subscription', id);
    if (beginsAnew(before, after, params)) return beginAnew(account, before, after, params);
    if (typeof params.trial_end === 'number') return moveOntoTrial(account, before, after);
    const changed = changeSubscription(account, before, after);
    if (params.items || params.trial_end !== undefined) planPeriod(account, changed);
    return changed;
  },
);

/** Of a subscription that is over only what is noted about it can change. */
const NOTES = ['metadata', 'cancellation_details', 'expand'];

/** What Stripe makes of these beside a schedule is not known well enough: release the schedule first. */
const BESIDE_A_SCHEDULE = ['billing_cycle_anchor', 'items', 'pause_collection', 'trial_end'] as const;

function checkUpdate(account: Account, before: Subscription, params: Update): void {
  if (Object.keys(params).some((name) => !NOTES.includes(name))) refuseEnded(before);
  if (params.cancel_at !== undefined && params.cancel_at_period_end !== undefined)
    throw exclusiveParameters('cancel_at', 'cancel_at_period_end');
  const besides = BESIDE_A_SCHEDULE.find((name) => params[name] !== undefined);
  if (before.schedule !== null && besides) throw unbuilt(`${besides} of a subscription that has a schedule`);
  if (params.payment_behavior === 'pending_if_incomplete') throw unbuilt('payment_behavior pending_if_incomplete');
  const method = params.default_payment_method;
  if (method !== undefined) methodOf(account, method, before.customer);
}

function changes(account: Account, before: Subscription, params: Update): Partial<Subscription> {
  const { default_payment_method, description, metadata: pairs, trial_settings } = params;
  const explaining = { ...before, cancellation_details: explained(before, params.cancellation_details) };
  const items = params.items
    ? { items: { ...before.items, data: changedItems(account, before, params.items) } }
    : undefined;
  return {
    ...(default_payment_method === undefined ? {} : { default_payment_method }),
    ...(description === undefined ? {} : { description }),
    ...(trial_settings ? { trial_settings } : {}),
    cancellation_details: explaining.cancellation_details,
    metadata: mergeMetadata(before.metadata, pairs),
    ...items,
    ...onTrial(account, { ...before, ...items }, params.trial_end),
    ...pausedCollection(account, before, params.pause_collection),
    ...scheduleCancellation(account, explaining, params),
  };
}
