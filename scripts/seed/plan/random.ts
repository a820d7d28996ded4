/** A stream of numbers that is the same for the same beginning, on every machine. */
export class Random {
  private state: number;

  /** @param beginning whatever tells this stream from the others */
  constructor(...beginning: readonly number[]) {
    this.state = beginning.reduce((mixed, part) => Math.imul(mixed ^ part, 0x9e3779b1) + 0x7f4a7c15, 0x2545f491);
    this.next();
  }

  /** From 0 up to, not including, 1 (Mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** One of them, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    const sum = choices.reduce((total, [, weight]) => total + weight, 0);
    let left = this.next() * sum;
    for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice;
    return (choices.at(-1) as readonly [T, number])[0];
  }
}
