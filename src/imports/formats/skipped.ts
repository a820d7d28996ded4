/** Records that are none of what was asked for, counted by why. */
export class Skipped {
  private readonly counts = new Map<string, number>();

  /** @returns undefined, for whoever reads a value that is not there */
  add(because: string): undefined {
    this.counts.set(because, (this.counts.get(because) ?? 0) + 1);
    return undefined;
  }

  get byReason(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort());
  }
}
