import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import { startApp, type RunningApp } from '../support/app';
import type { History } from './history';
import { remembered, type WhatToCompare } from './remembered';
import { settleWhatIsAmbiguous } from './settle';
import { Telling } from './telling';

/** What is done with the rows of a telling, which are in the inbox already. */
export type Plan = (telling: Telling, rows: readonly InboxRow[]) => Promise<void>;

/** An app that works nothing off by itself, and what it makes of histories. */
export class Tellings {
  private readonly references = new WeakMap<History, Promise<string>>();

  private constructor(readonly app: RunningApp) {}

  static async start(environment: NodeJS.ProcessEnv = {}): Promise<Tellings> {
    return new Tellings(await startApp({ environment: { ROLE: 'web', DATABASE_POOL_SIZE: '12', ...environment } }));
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** @returns everything the app knows in the end */
  async told(history: History, plan: Plan, compare?: WhatToCompare): Promise<string> {
    return remembered(await this.tell(history, plan), compare);
  }

  async tell(history: History, plan: Plan): Promise<Telling> {
    const telling = new Telling(this.app, history);
    await telling.begin();
    const rows = await telling.everything();
    await telling.store(rows);
    await plan(telling, rows);
    await settleWhatIsAmbiguous(telling);
    return telling;
  }

  /** What comes of it when everything is told once, in the order in which it happened. */
  inOrder(history: History): Promise<string> {
    const known = this.references.get(history) ?? this.told(history, (telling, rows) => telling.process(rows, 20));
    this.references.set(history, known);
    return known;
  }
}
