import type { Books } from './closing/books';

/** A line a month: how far it is since the beginning, and how fast. */
export class Progress {
  private month = '';
  private readonly begunMs = performance.now();
  private events = 0;
  private atMs = performance.now();

  constructor(
    private readonly books: Books,
    private readonly say: (words: string) => void,
  ) {}

  async lived(day: Date, gifts: number): Promise<void> {
    const month = day.toISOString().slice(0, 7);
    if (month === this.month) return;
    this.month = month;
    const events = await this.books.events();
    const nowMs = performance.now();
    const rate = Math.round(((events - this.events) * 1000) / (nowMs - this.atMs));
    [this.events, this.atMs] = [events, nowMs];
    const seconds = Math.round((nowMs - this.begunMs) / 1000);
    this.say(
      `${month}  ${grouped(gifts)} gifts so far  ${grouped(events)} events so far  ${grouped(rate)} events/s  ${seconds} s`,
    );
  }
}

function grouped(count: number): string {
  return count.toLocaleString('en').padStart(7);
}
