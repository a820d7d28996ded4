type Deed = () => Promise<unknown>;

/** What is still to come, by day. */
export class Diary {
  private readonly days = new Map<number, Deed[]>();

  note(day: number, deed: Deed): void {
    const planned = this.days.get(day);
    if (planned) planned.push(deed);
    else this.days.set(day, [deed]);
  }

  holds(day: number): boolean {
    return this.days.has(day);
  }

  /** Does what the day holds, one after the other. */
  async keep(day: number): Promise<void> {
    for (const deed of this.days.get(day) ?? []) await deed();
    this.days.delete(day);
  }
}
