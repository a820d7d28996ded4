/** Items by the instant they are due, the earliest on top (a binary heap: thousands of open sessions expire one day). */
export class DueQueue<T extends { readonly dueAtMs: number }> {
  private readonly heap: T[] = [];

  push(item: T): void {
    let place = this.heap.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.dueAt(parent) <= item.dueAtMs) break;
      this.swap(place, parent);
      place = parent;
    }
  }

  nextDueAtMs(): number | undefined {
    return this.heap[0]?.dueAtMs;
  }

  /** The earliest item, where it is due by then. */
  takeDue(instantMs: number): T | undefined {
    const first = this.heap[0];
    if (!first || first.dueAtMs > instantMs) return undefined;
    const last = this.heap.pop() as T;
    if (this.heap.length) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let place = 0; ;) {
      const left = 2 * place + 1;
      const child = this.dueAt(left + 1) < this.dueAt(left) ? left + 1 : left;
      if (this.dueAt(child) >= this.dueAt(place)) return;
      this.swap(place, child);
      place = child;
    }
  }

  private dueAt(place: number): number {
    return this.heap[place]?.dueAtMs ?? Infinity;
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b] as T, this.heap[a] as T];
  }
}
