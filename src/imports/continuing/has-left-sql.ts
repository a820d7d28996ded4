/**
 * Whether the donor of an agreement was erased, or is just being: nothing is to be taken from them any more. As SQL over
 * `i`, a row of imported_subscriptions.
 */
export const HAS_LEFT = `exists (
  select from donors d where d.id = i.donor_id and (d.wrapped_key is null
    or exists (select from erasure_requests asked where asked.donor_id = d.id)))`;
