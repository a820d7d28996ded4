import { JudgedTraffic, type Exchange } from './judged-traffic';
import { charge } from './samples/charge';
import { event } from './samples/event';

const versioned = { 'stripe-version': '2026-10-28.endive' };

const retrieval: Exchange = {
  method: 'GET',
  url: '/v1/charges/ch_3SampleGift01',
  requestHeaders: versioned,
  requestBody: '',
  status: 200,
  responseHeaders: { ...versioned, 'request-id': 'req_Sample', 'content-type': 'application/json' },
  responseBody: JSON.stringify(charge),
};

const refusal: Exchange = {
  ...retrieval,
  url: '/v1/charges/ch_3SampleGift01?colour=red',
  status: 400,
  responseBody: { error: { type: 'invalid_request_error', message: 'Received unknown parameter: colour' } },
};

it('clean exchanges and events pass', () => {
  const traffic = new JudgedTraffic();
  traffic.onExchange(retrieval);
  traffic.onEvent(event);
  traffic.assertClean();
  expect(traffic.violations()).toEqual([]);
});

it('a judge that saw nothing does not pass', () => {
  expect(() => new JudgedTraffic().assertClean()).toThrow('the judge saw no exchange and no event');
});

it('the same fault in many objects is listed once, with its number', () => {
  const traffic = new JudgedTraffic();
  for (const id of ['ch_3SampleGift01', 'ch_3SampleGift02']) {
    traffic.onExchange({ ...retrieval, url: `/v1/charges/${id}`, responseBody: { ...charge, id, paid: 'yes' } });
  }
  expect(() => traffic.assertClean()).toThrow(
    'violations of Stripe 2026-10-28.endive:\n  GET /v1/charges/ch_… answer 200: paid must be boolean; found "yes" (2 times)',
  );
});

it('a refused request is a violation of the app, and may be the intention of a test', () => {
  const appTraffic = new JudgedTraffic();
  appTraffic.onExchange(refusal);
  expect(appTraffic.violations()).toEqual(['GET /v1/charges/ch_… request: colour does not exist here; found "red"']);
  const intended = new JudgedTraffic('intended');
  intended.onExchange(refusal);
  expect(intended.violations()).toEqual([]);
});

it('a bad request that was accepted is a violation even where refusals are intended', () => {
  const traffic = new JudgedTraffic('intended');
  traffic.onExchange({ ...refusal, status: 200, responseBody: charge });
  expect(traffic.violations()).toHaveLength(1);
});

it('requests without a version are not judged, their answers are', () => {
  const traffic = new JudgedTraffic();
  traffic.onExchange({ ...refusal, requestHeaders: {}, status: 200, responseBody: '<html>' });
  expect(traffic.violations()).toEqual(['GET /v1/charges/ch_… answer 200: the body is no JSON']);
});

it('another version, a long idempotency key and headers that do not answer them are violations', () => {
  const traffic = new JudgedTraffic();
  const headers = { 'stripe-version': '2026-03-25.dahlia', 'idempotency-key': 'k'.repeat(256) };
  traffic.onExchange({ ...retrieval, requestHeaders: headers, responseHeaders: {} });
  expect(traffic.violations()).toEqual([
    'GET /v1/charges/ch_… request: stripe-version must be 2026-10-28.endive; found 2026-03-25.dahlia',
    'GET /v1/charges/ch_… request: idempotency-key is longer than 255 characters',
    'GET /v1/charges/ch_… answer 200: the header request-id must be an id starting with req_',
    'GET /v1/charges/ch_… answer 200: the header content-type must be application/json',
    'GET /v1/charges/ch_… answer 200: the header stripe-version must repeat that of the request',
    'GET /v1/charges/ch_… answer 200: the header idempotency-key must repeat that of the request',
  ]);
});

it('a call the sandbox has not built is a violation', () => {
  const traffic = new JudgedTraffic();
  traffic.onExchange({
    ...retrieval,
    status: 501,
    responseBody: { error: { type: 'api_error', message: 'not built' } },
  });
  expect(traffic.violations()).toEqual([
    'GET /v1/charges/ch_… answer 501: Stripe answers no 501: the call is not built',
  ]);
});

it.each(['/_sandbox/clock', '/pay/cs_test_1', '/portal/session', '/v1/payment_pages/cs_test_1/confirm'])(
  'the sandbox alone answers for %s',
  (url) => {
    const traffic = new JudgedTraffic();
    traffic.onExchange({ ...retrieval, url, responseBody: '' });
    expect(traffic.violations()).toEqual([]);
  },
);

it('a connection that was cut has no answer to judge', () => {
  const traffic = new JudgedTraffic();
  traffic.onExchange({ ...retrieval, status: 0, responseBody: '' });
  expect(traffic.violations()).toEqual([]);
});
