import type { Truth } from './history';
import type { World } from './world';

/** What is so at Stripe now, read from the sandbox and not from what it told. */
export async function truthOf(world: World): Promise<Truth> {
  const statuses = [
    ...(await world.list('/v1/subscriptions', { status: 'all' })),
    ...(await world.list('/v1/disputes')),
  ].map(({ id, status }) => [id, status] as const);
  return {
    netByDay: await netByDay(world),
    paid: await paidPages(world),
    statuses: Object.fromEntries(statuses),
    isSettled: (await world.list('/v1/charges', {}, ({ status }) => status === 'pending')).length === 0,
  };
}

async function netByDay(world: World): Promise<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const { created, currency, net } of await world.list('/v1/balance_transactions')) {
    const place = `${new Date(created * 1000).toISOString().slice(0, 10)} ${currency.toUpperCase()}`;
    sums.set(place, (sums.get(place) ?? 0) + Number(net));
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
}

async function paidPages(world: World): Promise<Record<string, boolean>> {
  const paid: [string, boolean][] = [];
  for (const { contributionId, sessionId } of world.gifts) {
    const session = await world.get(`/v1/checkout/sessions/${sessionId}`);
    paid.push([contributionId, session['payment_status'] === 'paid']);
  }
  return Object.fromEntries(paid);
}
