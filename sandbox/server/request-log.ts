import type { Exchange } from '../api/exchange';

/** The calls remembered: enough for a test run, bounded for one that never ends. */
const MAX_EXCHANGES = 2_000;

/** What the app said to the API, word for word: where a test looks for what it should never have said. */
export class RequestLog {
  private exchanges: Exchange[] = [];

  add(exchange: Exchange): void {
    this.exchanges.push(exchange);
    if (this.exchanges.length > 2 * MAX_EXCHANGES) this.exchanges = this.exchanges.slice(-MAX_EXCHANGES);
  }

  list(): readonly Exchange[] {
    return this.exchanges.slice(-MAX_EXCHANGES);
  }

  clear(): void {
    this.exchanges = [];
  }
}
