import fc from 'fast-check';
import { loadContract } from '../load-contract';
import { charge } from '../samples/charge';
import { event } from '../samples/event';
import { Judge } from './judge';

const judge = new Judge(loadContract());

it('any JSON at all is judged, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 400, max: 599 }), (json, status) => {
      expect(judge.response('GET', '/v1/charges/ch_1', json)).not.toEqual([]);
      expect(judge.event(json)).not.toEqual([]);
      expect(judge.error(status, json)).not.toEqual([]);
    }),
  );
});

it('any value in the place of a field is judged, never thrown at', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(charge)), fc.jsonValue(), (name, value) => {
      const object = { ...charge, [name]: value };
      const inEvent = judge.event({ ...event, data: { object } });
      const inAnswer = judge.response('GET', '/v1/charges/ch_1', object);
      expect(inEvent.map((text) => text.replace('data.object.', ''))).toEqual(inAnswer);
    }),
  );
});

it('any form is judged, never thrown at', () => {
  fc.assert(
    fc.property(fc.string(), (form) => {
      expect(Array.isArray(judge.request('POST', '/v1/checkout/sessions', form))).toBe(true);
    }),
  );
});
