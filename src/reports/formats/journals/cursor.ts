/** Asks the database, inside one transaction that sees one snapshot throughout: REPEATABLE READ, READ ONLY. */
export type SnapshotQuery = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * The rows of a query, some thousands at a time, however many there are. Several may be read in turns on one connection.
 * A cursor that is not read to its end goes with its transaction.
 * @param name of the cursor, unique in its transaction
 */
export async function* rowsOf<Row extends object>(
  query: SnapshotQuery,
  name: string,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  await query(`declare ${name} no scroll cursor for ${sql}`, values);
  for (;;) {
    const rows = await query<Row>(`fetch ${ROWS_AT_ONCE} from ${name}`);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await query(`close ${name}`);
}

/** A megabyte or so. */
const ROWS_AT_ONCE = 2_000;
