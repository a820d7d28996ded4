import { Account } from './account/account';
import { dueTasks } from './account/due-tasks';
import { Journal } from './account/journal';
import { DEFAULT_SETTINGS, type Settings } from './account/settings';
import type { StripeEvent } from './account/wire';
import { Api } from './api/api';
import type { Exchange } from './api/exchange';
import { UnbuiltCalls } from './api/unbuilt';
import { ControlApi } from './control/control-api';
import { Faults } from './control/faults';
import { ROUTES } from './resources/routes';
import { HttpServer } from './server/http-server';
import { RequestLog } from './server/request-log';
import { Sites } from './server/sites';
import { configureEndpoint } from './webhooks/configured-endpoint';
import { Deliveries } from './webhooks/deliveries';
import { isLoopbackHost } from './webhooks/loopback';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback only; 127.0.0.1 by default. */
  readonly host?: string;
  /** Where the account is journalled; without it everything is forgotten at the end. */
  readonly stateFile?: string;
  /** An endpoint that takes every event. More can be made by `POST /v1/webhook_endpoints`. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly settings?: Partial<Settings>;
  /** Where the account's clock begins, in the past where history is to be made; a state file's clock goes on as it was. */
  readonly clockStart?: Date;
  /** For tests that judge what goes over the wire. */
  readonly observe?: {
    readonly onExchange?: (exchange: Exchange) => void;
    readonly onEvent?: (event: StripeEvent) => void;
  };
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A local Stripe: `/v1` its API, `/pay/cs_…` its payment page, `/_sandbox` what a test does to it.
 * @throws Error when the port is taken, the host is not loopback or the state file is damaged
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopbackHost(host)) throw new Error(`The sandbox listens on this machine only, not on ${host}`);
  // The port comes first: whoever holds it may hold the state file too, and must not lose it.
  let answer: Sites['answer'] = () => Promise.reject(new Error('The sandbox is still starting'));
  const server = new HttpServer((request) => answer(request));
  const port = await server.listen(options.port ?? 0, host.replace(/[[\]]/g, ''));
  try {
    const url = `http://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host}:${port}`;
    const running = open(options, url);
    answer = (request) => running.sites.answer(request);
    return { url, port, stop: () => Promise.all([server.close(), running.close()]).then(() => undefined) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function open(options: SandboxOptions, url: string): { sites: Sites; close: () => void } {
  const journal = options.stateFile === undefined ? undefined : new Journal(options.stateFile);
  const account = new Account({ ...DEFAULT_SETTINGS, ...options.settings }, journal);
  if (options.clockStart) account.clock.startAt(options.clockStart.getTime());
  account.pagesUrl = url;
  const deliveries = new Deliveries(account);
  if (options.observe?.onEvent) account.events.onCommitted(options.observe.onEvent);
  if (options.webhook) configureEndpoint(account, options.webhook.url, options.webhook.secret);
  const faults = new Faults();
  const unbuilt = new UnbuiltCalls();
  const requests = new RequestLog();
  const api = new Api(account, faults, unbuilt, ROUTES);
  const control = new ControlApi({ account, deliveries, faults, requests, unbuilt });
  const sites = new Sites(account, api, control, requests, options.observe?.onExchange);
  account.agenda.start(dueTasks(account));
  deliveries.start();
  return {
    sites,
    close() {
      account.agenda.stop();
      deliveries.stop();
      journal?.close();
    },
  };
}
