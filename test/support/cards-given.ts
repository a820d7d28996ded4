import { DonorBrowser, freshDoor, giver, settled, standing, type Giver } from './donor';
import { letPass, type MailJourney } from './reminders';
import { stripe } from './stripe-api';

/** Pays once, and is declined from then on. */
export const REFUSED_LATER = '4000000000000341';

/** From the letter about it to Stripe's page: @returns its address */
export async function toCardPage(browser: DonorBrowser, door: string, gift: string): Promise<string> {
  const { text } = await browser.open(door);
  const change = /\/card".*?name="change" value="([\w-]+)"/s.exec(text)?.[1] ?? '';
  return browser.press(`${door}/gifts/${gift}/card`, { change });
}

/** Fills in Stripe's page. */
export function giveCard(page: string, number: string): Promise<Response> {
  return give(page, { method: 'card', number });
}

export function giveAccount(page: string, iban: string): Promise<Response> {
  return give(page, { method: 'sepa_debit', iban });
}

function give(page: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, email: 'x@example.org', name: 'X' });
  return fetch(page, { method: 'POST', body, redirect: 'manual' });
}

/** Somebody whose second payment was declined. */
export async function failing(journey: MailJourney, name: string): Promise<Giver> {
  const giving = await giver(journey, name);
  const { gift, email } = giving;
  await standing(journey, gift, (row) => row['status'] === 'active');
  const page = await toCardPage(giving.browser, await freshDoor(journey, email), gift);
  await giveCard(page, REFUSED_LATER);
  await settled(journey, gift);
  await letPass(journey, 32);
  await standing(journey, gift, (row) => row['status'] === 'past_due');
  return giving;
}

/** In the dashboard, for what is to come. */
export async function payByCardFromNowOn(journey: MailJourney, subscription: string): Promise<void> {
  const { customer } = (await (await stripe(journey, `subscriptions/${subscription}`, {}, 'GET')).json()) as {
    customer: string;
  };
  const attached = await stripe(journey, 'payment_methods/pm_card_visa/attach', { customer });
  const { id: default_payment_method } = (await attached.json()) as { id: string };
  await stripe(journey, `subscriptions/${subscription}`, { default_payment_method });
}
