import { Client } from 'pg';

export type Cut = 'before it was sent' | 'after it was done';

type Query = (this: Client, ...values: unknown[]) => unknown;

/**
 * Cuts the connection of whatever is under way at one statement: before the database has it, or after it was done and
 * before we know. All of this process's connections pass here.
 */
export class CutConnection {
  statements = 0;
  wasCut = false;
  private readonly original = Client.prototype.query as unknown as Query;
  private at = Infinity;
  private cut: Cut = 'before it was sent';

  /** Counts from now on, and cuts at that statement, 1 being the next. */
  arm(at: number, cut: Cut): void {
    Object.assign(this, { statements: 0, wasCut: false, at, cut });
    const { original } = this;
    const passing = (client: Client, values: unknown[]) => this.pass(client, values, original);
    (Client.prototype as unknown as { query: Query }).query = function (...values) {
      return passing(this, values);
    };
  }

  disarm(): void {
    (Client.prototype as unknown as { query: Query }).query = this.original;
  }

  private pass(client: Client, values: unknown[], original: Query): unknown {
    // The clock asks by itself every second, whatever else is under way.
    if (isTheClock(values[0])) return original.apply(client, values);
    const isTheOne = ++this.statements === this.at;
    if (!isTheOne) return original.apply(client, values);
    this.wasCut = true;
    if (this.cut === 'before it was sent') {
      destroy(client);
      return Promise.reject(new Error('Connection terminated'));
    }
    return (original.apply(client, values) as Promise<unknown>).then(() => {
      destroy(client);
      throw new Error('Connection terminated');
    });
  }
}

function isTheClock(statement: unknown): boolean {
  return typeof statement === 'string' && statement.includes('from clock_offset');
}

/** As when a cable is pulled: no word to the other side. */
function destroy(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
