import type { Erasure } from './erasure-log';

/** What runs SQL inside a transaction: a query runner or an entity manager. */
export interface Statements {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/**
 * Destroys what leads to these donors: their keys, sealed emails and indexes, and what they said. Their gifts stay, under an id that is
 * nobody's, and ask for no mail, so that no event that comes again keeps an address. Repeating it changes nothing.
 */
export async function applyErasures(transaction: Statements, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const donors = JSON.stringify(erasures.map(({ donorId, erasedAt }) => ({ donor: donorId, erased_at: erasedAt })));
  const gifts = JSON.stringify(
    erasures.flatMap(({ donorId, contributionIds }) => contributionIds.map((gift) => ({ donor: donorId, gift }))),
  );
  await transaction.query(DESTROY_KEYS, [donors]);
  await transaction.query(REMEMBER, [donors]);
  await transaction.query(KEEP_AS_NOBODY, [donors, gifts]);
  await transaction.query(KEEP_GIFTS, [gifts]);
  await transaction.query(WRITE_NO_MORE, [donors]);
  await transaction.query(SAY_NO_MORE, [donors, gifts]);
}

const ERASURES = `jsonb_to_recordset($1::jsonb) as erasure(donor uuid, erased_at timestamptz)`;

const DESTROY_KEYS = `
  update donors set email_index = null, wrapped_key = null, sealed_email = null, last_gift_on = null
  from ${ERASURES} where id = erasure.donor and (email_index is not null or wrapped_key is not null or sealed_email is not null)`;

const REMEMBER = `
  insert into donor_erasures (donor_id, erased_at) select donor, min(erased_at) from ${ERASURES} group by donor
  on conflict do nothing`;

/** After a restore: the gift is in the backup, and its donor was recognised later. */
const KEEP_AS_NOBODY = `
  insert into donors (id, identity_key_id, recognised_at)
  select donor, 'erased', min(erased_at) from ${ERASURES}
  where donor in (
    select known.donor from jsonb_to_recordset($2::jsonb) as known(donor uuid, gift uuid) join contributions on id = known.gift)
  group by donor
  on conflict do nothing`;

const KEEP_GIFTS = `
  update contributions set donor_id = known.donor, receipt = false
  from jsonb_to_recordset($1::jsonb) as known(donor uuid, gift uuid)
  where id = known.gift and (receipt or donor_id is distinct from known.donor)`;

const WRITE_NO_MORE = `
  update contributions set receipt = false from ${ERASURES} where donor_id = erasure.donor and receipt`;

/** What was said with a gift would not open any more; one whose gift was not yet tied to its donor would. */
const SAY_NO_MORE = `
  delete from tributes
  where donor_id in (select donor from ${ERASURES})
    or contribution_id in (select gift from jsonb_to_recordset($2::jsonb) as known(gift uuid))`;
