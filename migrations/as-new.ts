/** A function that is there already, in another shape: its statement, as it was made first or is made now. */
export function asNew(statement: string): string {
  return statement.replace('create function', 'create or replace function');
}
