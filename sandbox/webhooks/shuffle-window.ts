/** As many as are mixed with one another: enough to turn the events of one payment upside down. */
const WINDOW = 16;
/** What waits for company is let go after this, so that the last few arrive too. */
const PATIENCE_MS = 50;

/** Collects items and lets them go in an order of chance. */
export class ShuffleWindow<T> {
  private waiting: T[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly letGo: (item: T) => void,
    private readonly random: () => number,
  ) {}

  add(item: T): void {
    const size = this.waiting.push(item);
    if (size >= WINDOW) this.open();
    else this.timer ??= setTimeout(() => this.open(), PATIENCE_MS);
  }

  open(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ranked = this.waiting.map((item) => ({ item, rank: this.random() }));
    this.waiting = [];
    for (const { item } of ranked.sort((a, b) => a.rank - b.rank)) this.letGo(item);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
