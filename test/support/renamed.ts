import { createHash } from 'node:crypto';

/** The same history happening to other objects: every Stripe id, every id of ours and every donor replaced. */
export function renamed(text: string, run: string): string {
  return text
    .replace(STRIPE_ID, (id) => `${id}${run}`)
    .replace(UUID, (id) => renamedUuid(id, run))
    .replaceAll('@example.org', `@${run}.example.org`);
}

/** Undoes `renamed` for Stripe ids, and for the uuids it is told. */
export function originalNames(text: string, run: string, uuids: readonly string[]): string {
  const stripeIds = text.replace(STRIPE_ID, (id) => (id.endsWith(run) ? id.slice(0, -run.length) : id));
  return uuids.reduce((done, uuid) => done.replaceAll(renamedUuid(uuid, run), uuid), stripeIds);
}

const STRIPE_ID = /\b(?:cs_test|pi|ch|py|in|inpay|il|sub|si|cus|txn|pm|evt)_[A-Za-z0-9]{6,}/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

function renamedUuid(id: string, run: string): string {
  const hex = createHash('sha256').update(`${id} ${run}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
