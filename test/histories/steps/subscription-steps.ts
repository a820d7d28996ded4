import type { Step, StepKind } from '../life';
import type { Wire, World } from '../world';
import { withOne } from './pick';
import type { DoStep } from './steps';

/** What becomes of standing gifts: their renewals, and what their readers change. */
export const SUBSCRIPTION_STEPS: Partial<Record<StepKind, DoStep>> = {
  renew: (world, step) => withOne(step, standing(world), (subscription) => renew(world, subscription)),
  renewal_fails: failing('declined', 1),
  // More often than any dunning of these lives tries.
  renewal_fails_for_good: failing('declined', 9),
  renewal_asks_authentication: failing('asks_authentication', 1),
  authenticate: (world, step) =>
    withOne(step, waitingForPayer(world), ({ id }) =>
      world.control(`payment-intents/${id}/authentication`, { outcome: step.percent > 33 ? 'complete' : 'fail' }),
    ),
  cancel_now: (world, step) =>
    withOne(step, standing(world), ({ id }) => world.sandbox.call('DELETE', `/v1/subscriptions/${id}`)),
  cancel_at_period_end: changing((step) =>
    step.percent > 50 ? { cancel_at_period_end: true } : { cancel_at: 'min_period_end' },
  ),
  keep_after_all: changing(() => ({ cancel_at_period_end: false })),
  pause_collection: changing((step) => ({
    pause_collection: { behavior: BEHAVIOURS[step.which % BEHAVIOURS.length] },
  })),
  resume_collection: changing(() => ({ pause_collection: '' })),
  pause: (world, step) => withOne(step, standing(world), ({ id }) => world.post(`/v1/subscriptions/${id}/pause`)),
  resume: (world, step) =>
    withOne(step, standing(world, ['paused']), ({ id }) => world.post(`/v1/subscriptions/${id}/resume`)),
  change_amount: (world, step) =>
    withOne(step, standing(world), (subscription) => changeAmount(world, subscription, step)),
  forget_customer: (world, step) =>
    withOne(step, world.list('/v1/customers'), ({ id }) => world.sandbox.call('DELETE', `/v1/customers/${id}`)),
};

const BEHAVIOURS = ['keep_as_draft', 'mark_uncollectible', 'void'];
const ALIVE = ['active', 'past_due', 'unpaid', 'trialing'];
const HOUR_S = 3_600;
/** Longer than all retries of these lives take. */
const DUNNING_S = 12 * 86_400;

function standing(world: World, statuses: readonly string[] = ALIVE): Promise<Wire[]> {
  return world.list('/v1/subscriptions', { status: 'all' }, ({ status }) => statuses.includes(status));
}

function waitingForPayer(world: World): Promise<Wire[]> {
  return world.list('/v1/payment_intents', {}, ({ status }) => status === 'requires_action');
}

function changing(paramsOf: (step: Step) => object): DoStep {
  return (world, step) =>
    withOne(step, standing(world), ({ id }) => world.post(`/v1/subscriptions/${id}`, paramsOf(step)));
}

/** On to the end of its period, and until the draft is billed and tried. */
async function renew(world: World, subscription: Wire, thenSeconds = 0): Promise<void> {
  const { data } = subscription['items'] as { data: { current_period_end: number }[] };
  const untilSeconds = (data[0]?.current_period_end ?? 0) + HOUR_S + 60;
  world.sandbox.advance(Math.max(0, untilSeconds - world.nowSeconds()) + thenSeconds);
}

function failing(outcome: string, count: number): DoStep {
  return (world, step) =>
    withOne(step, standing(world), async (subscription) => {
      await world.control('charges/outcomes', { subscription: subscription.id, outcome, count });
      await renew(world, subscription, outcome === 'declined' ? DUNNING_S : 0);
    });
}

async function changeAmount(world: World, subscription: Wire, step: Step): Promise<void> {
  const item = (subscription['items'] as { data: { id: string; price: Wire }[] }).data[0];
  if (item === undefined) return;
  const { currency, product, recurring } = item.price;
  const interval = (recurring as { interval: string }).interval;
  const price_data = { currency, product, recurring: { interval }, unit_amount: 500 + 100 * step.percent };
  await world.post(`/v1/subscriptions/${subscription.id}`, {
    items: [{ id: item.id, price_data }],
    proration_behavior: 'none',
  });
}
