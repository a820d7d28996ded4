import { signature } from '../../../sandbox/webhooks/signature';
import { WEBHOOK_SECRET, type StripesEvent } from './crash-rig';

/** Tells an app an event as Stripe does. @returns the status of its answer */
export async function deliver(appUrl: string, event: StripesEvent): Promise<number> {
  const body = JSON.stringify(event);
  const signed = signature(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signed };
  const response = await fetch(`${appUrl}/webhooks/stripe`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}
