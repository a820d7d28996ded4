import { Judge } from '../judge/judge';
import { loadContract } from '../load-contract';
import { event } from './event';
import { sampleObjects } from './objects';
import { encodeForm, sampleRequests } from './requests';

const judge = new Judge(loadContract());

it.each(Object.entries(sampleObjects))('the sample behind %s is clean', (path, object) => {
  expect(judge.response('GET', path, object)).toEqual([]);
});

it.each(Object.entries(sampleRequests))('the sample request %s is clean', (_name, { method, path, params }) => {
  const form = encodeForm(params);
  const url = method === 'GET' ? `${path}?${form}` : path;
  expect(judge.request(method, url, method === 'GET' ? undefined : form)).toEqual([]);
});

it('the sample event is clean', () => {
  expect(judge.event(event)).toEqual([]);
});
