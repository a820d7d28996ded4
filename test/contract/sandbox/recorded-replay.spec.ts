import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { JudgedTraffic } from '../judged-traffic';
import {
  NEW_SINCE_RECORDED,
  RECORDED_ONLY,
  SANDBOX_ADDS,
  SANDBOX_LEAVES_OUT,
  type RecordedDifference,
} from '../recorded-differences';
import { recordedExchanges, recordedKeys, type RecordedExchange } from '../recorded-exchanges';
import { replay } from './replay-call';
import { buildReplayWorld, type ReplayWorld } from './replay-world';

/** Many cassettes begin with the same calls. */
const distinct = [...new Map(recordedExchanges.map((exchange) => [nameOf(exchange), exchange])).entries()];
const built = distinct.filter(([, exchange]) => !isUnbuilt(exchange));
const unbuilt = distinct.filter(([, exchange]) => isUnbuilt(exchange));

describe.each(['by the API alone', 'on the payment page'] as const)('beside a gift that began %s', (firstPayment) => {
  /** One of the recorded calls is meant to be refused. */
  const traffic = new JudgedTraffic('intended');
  let sandbox: Sandbox;
  let world: ReplayWorld;
  beforeAll(async () => {
    sandbox = await startSandbox({
      settings: { bookAfterMs: 0, settleAfterMs: 0, invoicePaymentAfterMs: 0 },
      observe: { onExchange: traffic.onExchange, onEvent: traffic.onEvent },
    });
    world = await buildReplayWorld(sandbox.url, firstPayment);
  });
  afterAll(() => sandbox.stop());

  it.each(built)('%s is answered as it was recorded', async (_name, exchange) => {
    const { status, body } = await replay(sandbox.url, world, exchange);
    const error = body['error'] as Record<string, unknown> | undefined;
    expect({ status, error: errorOf(error) }).toEqual({ status: exchange.status, error: exchange.error });
    const answered = exchange.itemKeySet ? (body['data'] as object[])[0] : (error ?? body);
    const keys = Object.keys(answered ?? {}).filter((key) => !keysOf(SANDBOX_ADDS, objectOf(exchange)).includes(key));
    expect(keys.toSorted()).toEqual(expectedKeys(exchange));
  });

  it.each(unbuilt)('%s is known and not built yet', async (_name, exchange) => {
    const unobserved = await startSandbox();
    expect((await replay(unobserved.url, world, exchange)).status).toBe(NOT_BUILT);
    await unobserved.stop();
  });

  it('all of it is clean under the version of today', () => {
    traffic.assertClean();
  });
});

const NOT_BUILT = 501;

/** Whoever builds one of these takes it from here: then it must answer as recorded. */
function isUnbuilt({ route }: RecordedExchange): boolean {
  return route === '/v1/accounts/{id}';
}

function errorOf(error: Record<string, unknown> | undefined) {
  return error && { type: error['type'], code: error['code'] ?? null, param: error['param'] ?? null };
}

/** The recorded keys, brought to the version of today. */
function expectedKeys(exchange: RecordedExchange): string[] {
  const object = objectOf(exchange);
  const gone = [...keysOf(RECORDED_ONLY, object), ...keysOf(SANDBOX_LEAVES_OUT, object)];
  const kept = recordedKeys(exchange.itemKeySet ?? exchange.keySet).filter((key) => !gone.includes(key));
  return [...kept, ...keysOf(NEW_SINCE_RECORDED, object)].toSorted();
}

/** Sets of keys of one object are numbered: `customer (2)`. */
function objectOf({ keySet, itemKeySet }: RecordedExchange): string {
  return (itemKeySet ?? keySet).replace(/ \(\d+\)$/, '');
}

function keysOf(differences: readonly RecordedDifference[], object: string): readonly string[] {
  return differences.filter((difference) => difference.object === object).flatMap(({ keys }) => keys);
}

function nameOf({ verb, route, parameters, expand = [], status, keySet }: RecordedExchange): string {
  const details = [...parameters, ...expand.map((field) => `expand ${field}`)].join(', ');
  return `${verb} ${route}${details && ` with ${details}`}: ${status}, keys of ${keySet}`;
}
