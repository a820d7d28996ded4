import type { Frequency } from '../../foundation/newsroom/newsroom';

/** The gift a charge belongs to. */
export interface Attribution {
  readonly contributionId: string;
  readonly frequency: Frequency;
}
