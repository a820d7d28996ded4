import { STRIPE_API_VERSION } from '../../src/infrastructure/stripe/stripe-client';
import type { WebhookEndpoint } from '../../src/infrastructure/stripe/webhook-endpoints';
import { bestOf, endpointFaults, endpointUrl, excessFaults } from '../../src/operations/doctor/endpoint-faults';

const NEEDED = ['charge.succeeded', 'charge.updated'];
const endpoint = (changes: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  ...{ stripeId: 'we_1', isEnabled: true, apiVersion: STRIPE_API_VERSION, eventTypes: NEEDED },
  ...changes,
});

describe('a webhook endpoint', () => {
  it('is looked for at the public address', () => {
    expect(endpointUrl(new URL('https://give.example'))).toBe('https://give.example/webhooks/stripe');
  });

  it('has no fault when it sends what is needed, in our version', () => {
    expect([...endpointFaults(endpoint(), NEEDED), ...excessFaults(endpoint(), NEEDED)]).toEqual([]);
  });

  it.each([
    ['there is none', undefined, /none/],
    ['it is disabled', endpoint({ isEnabled: false }), /disabled/],
    ['it sends an older version', endpoint({ apiVersion: '2024-06-20' }), /2024-06-20/],
    ['it sends whatever the account is set to', endpoint({ apiVersion: null }), /version/],
    ['it leaves one type out', endpoint({ eventTypes: ['charge.succeeded'] }), /charge\.updated/],
  ])('costs us events when %s', (_, faulty, told) => {
    expect(endpointFaults(faulty, NEEDED)).toEqual([expect.stringMatching(told)]);
  });

  it('that sends everything costs us no event, but is not as it should be', () => {
    const greedy = endpoint({ eventTypes: ['*'] });
    expect(endpointFaults(greedy, NEEDED)).toEqual([]);
    expect(excessFaults(greedy, NEEDED)).toEqual([expect.stringContaining('every event')]);
    expect(excessFaults(endpoint({ eventTypes: [...NEEDED, 'customer.created'] }), NEEDED)).toEqual([
      expect.stringContaining('customer.created'),
    ]);
  });

  it('of our version is preferred to one of another, and an enabled one to a disabled one', () => {
    const [old, off, good] = [
      endpoint({ stripeId: 'we_old', apiVersion: '2024-06-20' }),
      endpoint({ stripeId: 'we_off', isEnabled: false }),
      endpoint({ stripeId: 'we_good' }),
    ];
    expect(bestOf([old, off, good])).toBe(good);
    expect(bestOf([old, off])).toBe(off);
    expect(bestOf([])).toBeUndefined();
  });
});
