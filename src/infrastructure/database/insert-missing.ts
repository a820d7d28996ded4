import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Inserts the rows that are not there yet, by any unique key; the others stay as they are. */
export async function insertMissing<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into<ObjectLiteral>(entity)
    .values([...rows])
    .orIgnore()
    .updateEntity(false)
    .execute();
}
