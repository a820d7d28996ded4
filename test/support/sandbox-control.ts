import type { Journey } from './journey';

/** Something done to the sandbox that the app does not know of; see sandbox/README.md. */
export async function control(journey: Journey, path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${journey.sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`);
}

/** What goes wrong with the next calls that open a payment page. */
export function faultOnOpening(journey: Journey, fault: object, count = 1): Promise<void> {
  return control(journey, 'faults', { ...fault, count, method: 'POST', path: '/v1/checkout/sessions' });
}

/** What goes wrong with every call that changes a recurring gift, until it is taken back. */
export function faultOnChanges(journey: Journey, fault: object): Promise<void> {
  return control(journey, 'faults', { ...fault, count: 99, method: 'POST', path: '/v1/subscriptions' });
}

export async function noFaults(journey: Journey): Promise<void> {
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
}
