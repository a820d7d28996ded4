import { Agenda } from './agenda';
import { Clock } from './clock';
import { EventLog } from './event-log';
import type { Journal } from './journal';
import { isForgettable } from './retention';
import type { Settings } from './settings';
import { Store } from './store';

/** One Stripe account in test mode: what it remembers, its time, its diary and its events. */
export class Account {
  readonly store: Store;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly events: EventLog;
  /** Where its own pages are reached, known once the server listens. */
  pagesUrl = '';

  constructor(
    readonly settings: Settings,
    journal: Journal | undefined,
    wallClockMs: () => number = Date.now,
  ) {
    this.store = new Store(journal);
    this.clock = new Clock(this.store, wallClockMs);
    this.agenda = new Agenda(this.store, this.clock);
    this.events = new EventLog(this.store, this.clock);
    if (journal) this.recall(journal);
  }

  private recall(journal: Journal): void {
    for (const change of journal.read()) this.store.restore(change);
    const nowMs = this.clock.nowMs();
    for (const change of [...this.store.everything()]) {
      if (isForgettable(change, nowMs)) this.store.restore({ table: change.table, id: change.id });
    }
    journal.rewrite(this.store.everything());
  }
}
