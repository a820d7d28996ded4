import { Judge } from '../judge/judge';
import { RouteTable } from '../judge/routes';
import { loadContract } from '../load-contract';
import { event } from '../samples/event';
import { sampleObjects } from '../samples/objects';
import { sampleRequests } from '../samples/requests';
import { admitsNull } from './admits-null';
import { objectMutants } from './object-mutants';
import { requestMutants } from './request-mutants';

/** The share of broken values the judge must notice. */
const MIN_CAUGHT = 0.95;
/** Fewer mutants than this would mean the breaking itself is broken. */
const MIN_OBJECT_MUTANTS = 2000;
const MIN_REQUEST_MUTANTS = 100;

const contract = loadContract();
const judge = new Judge(contract);
const routes = new RouteTable(contract.routes);

it('at least 95 % of broken objects and events are caught', () => {
  const outcomes = [...Object.keys(sampleObjects).flatMap(judgeBrokenObjects), ...judgeBrokenEvents()];
  expectMostCaught(outcomes, MIN_OBJECT_MUTANTS);
});

it('at least 95 % of broken requests are caught', () => {
  expectMostCaught(Object.keys(sampleRequests).flatMap(judgeBrokenRequests), MIN_REQUEST_MUTANTS);
});

interface Outcome {
  readonly what: string;
  readonly caught: boolean;
}

function judgeBrokenObjects(path: string): Outcome[] {
  const schema = routes.find('GET', path)?.response ?? {};
  const object = sampleObjects[path];
  return objectMutants(object, (place) => admitsNull(contract, schema, object, place)).map(({ what, value }) => {
    return { what: `${path}: ${what}`, caught: judge.response('GET', path, value).length > 0 };
  });
}

function judgeBrokenEvents(): Outcome[] {
  const schema = { $ref: `#/schemas/${contract.events[event.type]}` };
  return objectMutants(event, (place) => admitsNull(contract, schema, event, place)).map(({ what, value }) => {
    return { what: `event: ${what}`, caught: judge.event(value).length > 0 };
  });
}

function judgeBrokenRequests(name: string): Outcome[] {
  const sample = sampleRequests[name];
  if (!sample) return [];
  const { method, path } = sample;
  return requestMutants(sample).map(({ what, value }) => {
    const violations =
      method === 'GET' ? judge.request(method, `${path}?${value}`) : judge.request(method, path, value);
    return { what: `${name}: ${what}`, caught: violations.length > 0 };
  });
}

function expectMostCaught(outcomes: readonly Outcome[], minMutants: number): void {
  const survivors = outcomes.filter(({ caught }) => !caught).map(({ what }) => what);
  const share = 1 - survivors.length / outcomes.length;
  if (share < MIN_CAUGHT) {
    throw new Error(`${survivors.length} of ${outcomes.length} survive:\n${survivors.join('\n')}`);
  }
  expect(outcomes.length).toBeGreaterThan(minMutants);
}
