import type { Step, StepKind } from '../life';
import type { World } from '../world';
import { withOne } from './pick';
import type { DoStep } from './steps';

/** Other systems on the same account, authorisations, and the passing of time. */
export const OTHER_STEPS: Partial<Record<StepKind, DoStep>> = {
  settle_debits: (world) => world.control('bank-debits/settle'),
  charge_of_another_system: (world, step) => chargeByApi(world, step, 'automatic'),
  held_charge: (world, step) => chargeByApi(world, step, 'manual'),
  held_charge_taken: (world, step) =>
    withOne(step, held(world), ({ id, amount }) =>
      world.post(`/v1/payment_intents/${id}/capture`, { amount_to_capture: amount - (amount % (step.percent + 1)) }),
    ),
  held_charge_let_go: (world, step) =>
    withOne(step, held(world), ({ id }) => world.post(`/v1/payment_intents/${id}/cancel`)),
  nothing: () => Promise.resolve(),
};

/** No metadata of ours: a shop beside us. */
function chargeByApi(world: World, step: Step, capture_method: string): Promise<unknown> {
  const payment_method = step.which === 0 ? 'pm_card_chargeDeclined' : 'pm_card_visa';
  return world.post('/v1/payment_intents', {
    ...{ amount: 2000 + step.percent, currency: step.which % 2 === 0 ? 'eur' : 'usd', confirm: true },
    ...{ payment_method, capture_method, return_url: 'https://example.org/back' },
  });
}

function held(world: World) {
  return world.list('/v1/payment_intents', {}, ({ status }) => status === 'requires_capture');
}
