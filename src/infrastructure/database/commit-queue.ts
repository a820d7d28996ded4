import type { DataSource, EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';

/** Hands on what was noted in a transaction once that is committed; rolled back, it is forgotten. */
export class CommitQueue<Item> implements EntitySubscriberInterface {
  private readonly waiting = new WeakMap<QueryRunner, Item[]>();

  /** @param committed all that one transaction noted, in its order; never nothing */
  constructor(
    dataSource: DataSource,
    private readonly committed: (items: readonly Item[]) => void,
  ) {
    dataSource.subscribers.push(this);
  }

  /** Outside of a transaction the statement itself has committed. */
  add({ queryRunner }: EntityManager, item: Item): void {
    if (queryRunner?.isTransactionActive !== true) return this.committed([item]);
    this.waiting.set(queryRunner, [...(this.waiting.get(queryRunner) ?? []), item]);
  }

  /** Savepoints come here too; then the transaction goes on. */
  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (queryRunner.isTransactionActive) return;
    // Nearly every transaction of the house notes nothing here.
    const items = this.take(queryRunner);
    if (items.length > 0) this.committed(items);
  }

  afterTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (!queryRunner.isTransactionActive) this.take(queryRunner);
  }

  private take(queryRunner: QueryRunner): Item[] {
    const items = this.waiting.get(queryRunner) ?? [];
    this.waiting.delete(queryRunner);
    return items;
  }
}
