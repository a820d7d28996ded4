import { stringify } from 'qs';
import { Account } from './account/account';
import { dueTasks } from './account/due-tasks';
import { API_VERSION } from './account/event-log';
import { DEFAULT_SETTINGS, type Settings } from './account/settings';
import type { StripeEvent } from './account/wire';
import { Api } from './api/api';
import { UnbuiltCalls } from './api/unbuilt';
import { ControlApi } from './control/control-api';
import { Faults } from './control/faults';
import { ROUTES } from './resources/routes';
import { RequestLog } from './server/request-log';
import { Deliveries } from './webhooks/deliveries';

export interface InProcessOptions {
  readonly settings?: Partial<Settings>;
  readonly clockStart?: Date;
  readonly onEvent?: (event: StripeEvent) => void;
}

/** Whatever Stripe's objects hold; the caller knows what was asked for. */
export type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * The same account without a server, a file or timers, for those who make whole histories: no time passes but what
 * `advance` lets pass, and every event is handed to `onEvent` as it is committed.
 */
export class InProcessSandbox {
  private readonly account: Account;
  private readonly api: Api;
  private readonly controls: ControlApi;

  constructor(options: InProcessOptions = {}) {
    const begun = Date.now();
    this.account = new Account({ ...DEFAULT_SETTINGS, ...options.settings }, undefined, () => begun);
    this.account.clock.startAt(options.clockStart?.getTime() ?? begun);
    this.account.pagesUrl = 'http://127.0.0.1:1';
    if (options.onEvent) this.account.events.onCommitted(options.onEvent);
    const faults = new Faults();
    const unbuilt = new UnbuiltCalls();
    this.api = new Api(this.account, faults, unbuilt, ROUTES);
    const deliveries = new Deliveries(this.account);
    this.controls = new ControlApi({ account: this.account, deliveries, faults, requests: new RequestLog(), unbuilt });
    this.account.agenda.begin(dueTasks(this.account));
  }

  /** A call of the API, such as `call('POST', '/v1/customers', { email })`. @throws Error for any answer but 200 */
  async call<T = Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, params: object = {}): Promise<T> {
    const form = stringify(params);
    const url = method === 'GET' && form ? `${path}?${form}` : path;
    const headers = { authorization: 'Bearer sk_test_in_process', 'stripe-version': API_VERSION };
    const reply = await this.api.answer({ method, url, headers, body: method === 'GET' ? '' : form });
    if (typeof reply === 'symbol') throw new Error(`${method} ${path}: the connection was cut`);
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`);
    return JSON.parse(reply.body) as T;
  }

  /** A call of the control API, such as `control('POST', 'bank-debits/settle')`. @throws Error where it is refused */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, fields: object = {}): Answer {
    const headers = { 'content-type': 'application/json' };
    const reply = this.controls.answer({ method, url: `/_sandbox/${path}`, headers, body: JSON.stringify(fields) });
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.body}`);
    return JSON.parse(reply.body) as Answer;
  }

  /** Lets time pass; what falls due on the way happens at its instant. */
  advance(seconds: number): void {
    this.account.agenda.advanceTo(this.nowMs() + seconds * 1000);
  }

  nowMs(): number {
    return this.account.clock.ownNowMs();
  }
}
