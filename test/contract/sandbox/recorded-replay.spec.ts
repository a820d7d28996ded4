import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { JudgedTraffic } from '../judged-traffic';
import {
  NEW_SINCE_RECORDED,
  RECORDED_ONLY,
  SANDBOX_LEAVES_OUT,
  type RecordedDifference,
} from '../recorded-differences';
import { recordedExchanges, recordedKeys, type RecordedExchange } from '../recorded-exchanges';
import { replay } from './replay-call';
import { buildReplayWorld, type ReplayWorld } from './replay-world';

/** Calls the app never makes, so the sandbox need not know them. */
const OUT_OF_SCOPE = ['/v1/accounts/{id}'];

const inScope = recordedExchanges.filter(({ route }) => !OUT_OF_SCOPE.includes(route));
/** Many cassettes begin with the same calls. */
const distinct = [...new Map(inScope.map((exchange) => [nameOf(exchange), exchange])).entries()];

/** One of the recorded calls is meant to be refused. */
const traffic = new JudgedTraffic('intended');

let sandbox: Sandbox;
let world: ReplayWorld;

beforeAll(async () => {
  sandbox = await startSandbox({
    settings: { bookAfterMs: 0, settleAfterMs: 0, invoicePaymentAfterMs: 0 },
    observe: { onExchange: traffic.onExchange, onEvent: traffic.onEvent },
  });
  world = await buildReplayWorld(sandbox.url);
});

afterAll(() => sandbox.stop());

it.each(distinct)('%s is answered as it was recorded', async (_name, exchange) => {
  const { status, body } = await replay(sandbox.url, world, exchange);
  const error = body['error'] as Record<string, unknown> | undefined;
  expect({ status, error: errorOf(error) }).toEqual({ status: exchange.status, error: exchange.error });
  const answered = exchange.itemKeySet ? (body['data'] as object[])[0] : (error ?? body);
  expect(Object.keys(answered ?? {}).toSorted()).toEqual(expectedKeys(exchange));
});

it('all of it is clean under the version of today', () => {
  traffic.assertClean();
});

function errorOf(error: Record<string, unknown> | undefined) {
  return error && { type: error['type'], code: error['code'] ?? null, param: error['param'] ?? null };
}

/** The recorded keys, brought to the version of today. */
function expectedKeys({ keySet, itemKeySet }: RecordedExchange): string[] {
  const name = itemKeySet ?? keySet;
  const object = name.replace(/ \(\d+\)$/, '');
  const gone = [...keysOf(RECORDED_ONLY, object), ...keysOf(SANDBOX_LEAVES_OUT, object)];
  const kept = recordedKeys(name).filter((key) => !gone.includes(key));
  return [...kept, ...keysOf(NEW_SINCE_RECORDED, object)].toSorted();
}

function keysOf(differences: readonly RecordedDifference[], object: string): readonly string[] {
  return differences.filter((difference) => difference.object === object).flatMap(({ keys }) => keys);
}

function nameOf({ verb, route, parameters, expand = [], status, keySet }: RecordedExchange): string {
  const details = [...parameters, ...expand.map((field) => `expand ${field}`)].join(', ');
  return `${verb} ${route}${details && ` with ${details}`}: ${status}, keys of ${keySet}`;
}
