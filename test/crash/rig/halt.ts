/** `before` PostgreSQL hears of a statement, or `after` it is done and before the process knows. */
export type Side = 'before' | 'after';

/** A statement, as seen on its way. */
export interface Moment {
  readonly sql: string;
  /** The values given with it, somewhere in a text. */
  readonly values: string;
  /** What ran before in the same transaction, oldest first. */
  readonly earlier: readonly string[];
  /** What PostgreSQL says was done, such as `UPDATE 1`; empty before it is. */
  readonly done: string;
}

/** A connection that stands still. */
export interface Halted {
  readonly moment: Moment;
  /** By PostgreSQL's own word when it last spoke. */
  readonly transaction: 'none' | 'open' | 'failed';
  /** Lets it go on. */
  goOn(): void;
}

export interface Halt {
  readonly side: Side;
  readonly isIt: (moment: Moment) => boolean;
  readonly reached: (halted: Halted) => void;
}
