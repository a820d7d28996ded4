/** Deliveries under way at once: enough for thousands a second, few enough for a small app. */
export const MAX_UNDER_WAY = 16;

/** Runs jobs in their order, no more than so many at once; the rest wait, unsigned, so that no signature grows old. */
export class Lane {
  private waiting: (() => Promise<void>)[] = [];
  private next = 0;
  private underWay = 0;

  /** Jobs that wait or are under way. */
  get size(): number {
    return this.waiting.length - this.next + this.underWay;
  }

  run(job: () => Promise<void>): void {
    this.waiting.push(job);
    this.startSome();
  }

  private startSome(): void {
    while (this.underWay < MAX_UNDER_WAY && this.next < this.waiting.length) {
      const job = this.waiting[this.next++] as () => Promise<void>;
      this.underWay++;
      void job().finally(() => {
        this.underWay--;
        this.startSome();
      });
    }
    if (this.next === this.waiting.length && this.next > 0) {
      this.waiting = [];
      this.next = 0;
    }
  }
}
