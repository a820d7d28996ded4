import type { Workbench } from './rig/workbench';

/** What the bench command can run by name. */
export interface Bench {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** How it is measured and what that does not show; printed under the table. */
  readonly method: string;
  measure(workbench: Workbench, size: Size): Promise<Figure[]>;
}

/** `quick` takes a tenth or so of everything: to see that a bench runs, not how it goes. */
export type Size = 'whole' | 'quick';

/** One number, and the one it is held against. */
export interface Figure {
  /** Dotted, beginning with the bench: `webhook-acks.16-connections.over-plain-insert`. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly beside?: { readonly name: string; readonly value: number };
  readonly aim?: Aim;
}

export type Unit = 'ms' | 'per s' | 'MiB' | '%';

/** What we want to reach: of the value itself, or of its ratio to what stands beside it. */
export interface Aim {
  readonly of: 'value' | 'ratio';
  readonly bound: 'at most' | 'at least';
  readonly limit: number;
}
