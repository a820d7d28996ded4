/** What a problem tells beyond its code: the field at fault and the number the person needs. */
export interface ProblemDetails {
  readonly field?: string;
  readonly limitMinor?: number;
  readonly currency?: string;
  readonly retryAfterSeconds?: number;
  /** Such as 2027-03-01. */
  readonly limitDay?: string;
  /** Such as finance-read. */
  readonly role?: string;
}

/**
 * An error that the person on the other side can act on. Thrown by features as subclasses, rendered by one filter as
 * application/problem+json (RFC 9457).
 */
export abstract class Problem extends Error {
  abstract readonly status: number;
  /** Stable: clients and tests may depend on it. */
  abstract readonly code: string;
  abstract readonly title: string;

  constructor(
    detail: string,
    readonly details: ProblemDetails = {},
  ) {
    super(detail);
    this.name = new.target.name;
  }
}
