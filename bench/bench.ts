import type { Workbench } from './rig/workbench';

/** What the bench command can run by name. */
export interface Bench {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** How it is measured and what that does not show; printed under the table. */
  readonly method: string;
  measure(workbench: Workbench): Promise<Figure[]>;
}

/** One number, and the one it is held against. */
export interface Figure {
  /** Dotted, beginning with the bench: `webhook-acks.16-connections.over-plain-insert`. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly beside?: { readonly name: string; readonly value: number };
  readonly aim?: Aim;
}

export type Unit = 'ms' | 'per s' | 'MiB';

/** What we want to reach: of the value itself, or of its ratio to what stands beside it. */
export interface Aim {
  readonly of: 'value' | 'ratio';
  readonly bound: 'at most' | 'at least';
  readonly limit: number;
}
