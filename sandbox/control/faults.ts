/**
 * Something that shall go wrong with the next call. `effect` tells whether the call is carried out all the same: the
 * caller of a dropped call with its effect applied has paid, and does not know.
 */
export type Fault =
  | { kind: 'status'; status: number; effect: 'none' | 'applied' }
  | { kind: 'drop'; effect: 'none' | 'applied' }
  | { kind: 'delay'; delayMs: number }
  | { kind: 'rate_limit' };

export interface PlannedFault {
  readonly fault: Fault;
  /** How many calls it still meets. */
  readonly remaining: number;
  /** Only calls of this method, and whose path starts so. */
  readonly method?: string;
  readonly path?: string;
}

/** Faults in the order they were planned; each call takes the first that fits it. */
export class Faults {
  private planned: PlannedFault[] = [];

  plan(fault: PlannedFault): void {
    this.planned.push(fault);
  }

  take(method: string, path: string): Fault | undefined {
    const fits = (plan: PlannedFault): boolean =>
      (plan.method === undefined || plan.method === method) && path.startsWith(plan.path ?? '');
    const place = this.planned.findIndex(fits);
    const plan = this.planned[place];
    if (!plan) return undefined;
    this.planned.splice(place, 1, ...(plan.remaining > 1 ? [{ ...plan, remaining: plan.remaining - 1 }] : []));
    return plan.fault;
  }

  list(): readonly PlannedFault[] {
    return this.planned;
  }

  clear(): void {
    this.planned = [];
  }
}
