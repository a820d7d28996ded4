import { expectBooks } from './expect-books';
import { eventually, eventualStatus, open, pay, type Journey } from './journey';
import { query } from './query';
import type { StaffBrowser } from './staff';
import { stripe } from './stripe-api';

export interface Given {
  readonly contributionId: string;
  readonly chargeId: string;
}

/** A gift that has arrived, with its charge, and of a known donor: the page tells of the donor, the charge of the money. */
export async function give(
  journey: Journey,
  email: string,
  changes: Record<string, unknown> = {},
  card?: string,
): Promise<Given> {
  const opened = await open(journey, { receipt: true, ...changes });
  await pay(opened, { email, ...(card !== undefined && { number: card }) });
  const status = await eventualStatus(journey, opened, 'confirmed');
  if (status !== 'confirmed') throw new Error(`The gift is ${status}`);
  const { contributionId } = opened;
  const booked = await eventually(
    () =>
      query<{ stripe_id: string }>(
        journey.databaseUrl,
        `select t.stripe_id from ledger_transactions t join contributions c on c.id = t.contribution_id
         where c.id = $1 and t.key like 'attributed:%' and (c.donor_id is not null or not c.receipt)`,
        [contributionId],
      ),
    ({ length }) => length > 0,
  );
  return { contributionId, chargeId: booked[0]?.stripe_id ?? '' };
}

/** Stripe's id of the agreement behind a recurring gift. */
export async function subscriptionOf(journey: Journey, contributionId: string): Promise<string> {
  const rows = await eventually(
    () =>
      query<{ stripe_id: string }>(
        journey.databaseUrl,
        'select stripe_id from subscriptions where contribution_id = $1',
        [contributionId],
      ),
    ({ length }) => length > 0,
  );
  return rows[0]?.stripe_id ?? '';
}

/** Looks an address up. @returns the address of the donor's page */
export async function find(browser: StaffBrowser, address: string): Promise<string> {
  const found = await browser.submit('/care', [['address', address]], '/care');
  return found.headers.get('location') ?? `no donor: ${found.status}`;
}

/** Fills in one of the forms. @returns the address of the page that says what will happen */
export async function askFor(browser: StaffBrowser, path: string, fields: Record<string, string>): Promise<string> {
  const asked = await browser.submit(path, Object.entries({ reason: 'The donor wrote to us', ...fields }), '/care');
  const location = asked.headers.get('location');
  if (location === null) throw new Error(`Not drawn up: ${asked.status} ${await asked.text()}`);
  return location;
}

/** Asks for a refund of some cents. */
export function askForRefund(browser: StaffBrowser, chargeId: string, amount: string): Promise<string> {
  return askFor(browser, `/care/charges/${chargeId}/refund`, { amount, because: 'requested_by_customer' });
}

/** Says yes. */
export function confirm(browser: StaffBrowser, page: string): Promise<Response> {
  return browser.submit(page, [], '/care');
}

export interface RefundAtStripe {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
}

/** Whatever we believe. */
export async function refundsAtStripe(journey: Journey, chargeId: string): Promise<RefundAtStripe[]> {
  const response = await stripe(journey, `refunds?charge=${chargeId}&limit=100`, {}, 'GET');
  return ((await response.json()) as { data: RefundAtStripe[] }).data;
}

export interface AuditRow {
  readonly action: string;
  readonly subject_id: string | null;
  readonly details: Record<string, unknown>;
}

/** What one person did, oldest first. */
export function auditOf(journey: Journey, personId: string): Promise<AuditRow[]> {
  return query<AuditRow>(
    journey.databaseUrl,
    `select action, subject_id, details from audit_log where actor_id = $1 and action not in ('set-up-done', 'signed-in')
     order by number`,
    [personId],
  );
}

/** Asks for a refund as a program would. @returns what it is told */
export async function postRefund(
  browser: StaffBrowser,
  chargeId: string,
  fields: Record<string, string>,
): Promise<Response> {
  const usual = { reason: 'The donor wrote to us', because: 'requested_by_customer' };
  const form = { csrf: await browser.csrf('/care'), ...usual, ...fields };
  return browser.post(`/care/charges/${chargeId}/refund`, form, { accept: 'application/json' });
}

/** €25 were given once, with a fee of 1.03; so many cents of it have gone back. */
export function expectRefunded(journey: Journey, cents: bigint): Promise<void> {
  return expectBooks(journey, {
    'assets:stripe:payments EUR': 2500n - 103n - cents,
    'expenses:fees:processing EUR': 103n,
    'income:one-time EUR': -2500n,
    ...(cents > 0n && { 'contra:refunds:one-time EUR': cents }),
  });
}

export interface ActionRow {
  readonly state: string;
  readonly attempt: number;
  readonly outcome: string | null;
}

/** Whatever was drawn up, oldest first. */
export function careActions(journey: Journey): Promise<ActionRow[]> {
  return query<ActionRow>(journey.databaseUrl, 'select state, attempt, outcome from care_actions order by asked_at');
}
