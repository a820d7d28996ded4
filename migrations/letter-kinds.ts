/** Lets letters of one kind more be written, beside whatever kinds there are by then. */
export function oneKindMore(kind: string): string {
  return withKinds(`replace(known, ']', ', ''${kind}''::text]')`);
}

/** No letter of the kind may be left. */
export function oneKindLess(kind: string): string {
  return withKinds(`replace(known, ', ''${kind}''::text', '')`);
}

/** @param definition of the constraint, as SQL over `known`, the one before */
function withKinds(definition: string): string {
  return `
  do $$
  declare known text := (
    select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = 'letters'::regclass and conname = 'letters_kind_check');
  begin
    alter table letters drop constraint letters_kind_check;
    execute 'alter table letters add constraint letters_kind_check ' || ${definition};
  end $$`;
}
