import { signedDeliveries } from '../../bench/load/signed-deliveries';
import { readEvent } from '../../src/infrastructure/stripe/events/received-event';
import { isSignedByStripe } from '../../src/infrastructure/stripe/events/verify-signature';

const SECRET = 'whsec_sandbox_bench';

describe('the events that the bench delivers', () => {
  const deliveries = signedDeliveries({ host: '127.0.0.1', port: 1, path: '/hook', secret: SECRET }, 3).map(parse);

  it('are signed as Stripe signs', () => {
    for (const { body, signature } of deliveries) {
      expect(isSignedByStripe(body, signature, [SECRET], new Date())).toBe(true);
      expect(isSignedByStripe(body, signature, ['whsec_sandbox_other'], new Date())).toBe(false);
    }
  });

  it('are charges that succeeded, each with an id of its own', () => {
    const events = deliveries.map(({ body }) => readEvent(body));
    expect(events.map((event) => event?.type)).toEqual(Array(3).fill('charge.succeeded'));
    expect(new Set(events.map((event) => event?.eventId)).size).toBe(3);
    expect(new Set(events.map((event) => event?.objectId)).size).toBe(3);
  });
});

function parse(request: Buffer): { signature: string; body: Buffer } {
  const headEnd = request.indexOf('\r\n\r\n');
  const head = request.subarray(0, headEnd).toString();
  const body = request.subarray(headEnd + 4);
  expect(head).toContain(`Content-Length: ${body.length}`);
  return { signature: /stripe-signature: (.*)/i.exec(head)?.[1] ?? '', body };
}
