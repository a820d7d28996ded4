/**
 * For the way down, as SQL: what blocks of the ledger were sealed with is never dropped. Their hashes cover it, and nobody
 * could prove them afterwards.
 */
export function refuseToDrop(table: string): string {
  return `do $$ begin
    if exists (select from ${table}) then
      raise exception 'The ledger stands on %, and could not be proven without it', '${table}'
        using errcode = 'restrict_violation';
    end if;
  end $$`;
}
