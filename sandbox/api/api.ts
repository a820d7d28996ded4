import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../account/account';
import type { Clock } from '../account/clock';
import { API_VERSION } from '../account/event-log';
import { randomText } from '../account/object-ids';
import type { WireObject } from '../account/wire';
import type { Fault, Faults } from '../control/faults';
import { inTimeOfCall } from '../resources/test-clocks/time-of';
import { isPinnedVersion } from './api-version';
import { authenticate } from './authentication';
import { HANG_UP, type HttpReply, type HttpRequest } from './exchange';
import { expanded } from './expand';
import { readForm } from './form';
import { Idempotency } from './idempotency';
import type { Route } from './route';
import { Router } from './router';
import { StripeError, Unbuilt } from './stripe-error';
import { asReply, errorReply, isKept, replayed, type ReplyMeta } from './reply';
import { notRouted, type UnbuiltCalls } from './unbuilt';

interface Context {
  readonly request: HttpRequest;
  readonly meta: ReplyMeta;
  readonly path: string;
  /** Only what changes something is kept under a key. */
  readonly key: string | undefined;
  readonly fingerprint: string;
}

/** `/v1`: reads a request, finds its route, and answers as Stripe would. */
export class Api {
  private readonly router: Router;
  private readonly idempotency: Idempotency;

  constructor(
    private readonly account: Account,
    private readonly faults: Faults,
    private readonly unbuilt: UnbuiltCalls,
    routes: Iterable<Route>,
  ) {
    this.router = new Router(routes);
    this.idempotency = new Idempotency(account);
  }

  async answer(request: HttpRequest): Promise<HttpReply | typeof HANG_UP> {
    const context = contextOf(request, this.account.clock);
    try {
      authenticate(header(request, 'authorization'));
      const fault = this.faults.take(request.method, context.path);
      if (fault?.kind === 'rate_limit') throw tooManyRequests();
      if (fault?.kind === 'drop' && fault.effect === 'none') return HANG_UP;
      return await this.answerOnce(context, fault);
    } catch (error) {
      return errorReply(error, context.meta);
    }
  }

  private async answerOnce(context: Context, fault: Fault | undefined): Promise<HttpReply | typeof HANG_UP> {
    const { key, path, fingerprint } = context;
    const earlier = key === undefined ? undefined : this.idempotency.earlierReply(key, path, fingerprint);
    if (earlier) return fault?.kind === 'drop' ? HANG_UP : replayed(earlier, context.meta);
    if (key !== undefined) this.idempotency.begun(key);
    try {
      if (fault?.kind === 'delay') await sleep(fault.delayMs);
      const reply = this.perform(context, fault);
      return fault?.kind === 'drop' ? HANG_UP : reply;
    } finally {
      if (key !== undefined) this.idempotency.finished(key);
    }
  }

  private perform(context: Context, fault: Fault | undefined): HttpReply {
    try {
      return this.account.store.transaction(() => {
        const reply = fault?.kind === 'status' ? this.fail(context, fault) : this.call(context);
        this.remember(context, reply);
        return reply;
      });
    } catch (error) {
      if (error instanceof Unbuilt) this.unbuilt.note(error.what);
      const reply = errorReply(error, context.meta);
      if (isKept(error)) this.account.store.transaction(() => this.remember(context, reply));
      return reply;
    }
  }

  /** @throws StripeError where nothing is to have been done: then it is kept as far as Stripe would keep it */
  private fail(context: Context, fault: Extract<Fault, { kind: 'status' }>): HttpReply {
    const error = new StripeError(fault.status, {
      type: fault.status < 500 ? 'invalid_request_error' : 'api_error',
      message: 'The sandbox was told to fail this call.',
    });
    if (fault.effect !== 'applied') throw error;
    this.call(context);
    return errorReply(error, context.meta);
  }

  private call({ request, meta, path, key }: Context): HttpReply {
    const atPinnedVersion = isPinnedVersion(header(request, 'stripe-version'));
    const match = this.router.find(request.method, path);
    if (!match) throw notRouted(request.method, path);
    const form = readForm(request);
    const origin = { id: meta.requestId, idempotency_key: key ?? null };
    const id = decodeURIComponent(match.id);
    return this.account.events.from(origin, () =>
      this.declinesIncluded(meta, () => {
        const call = { id, path, form, atPinnedVersion };
        const object = inTimeOfCall(this.account, call, () => match.route.handle(this.account, call));
        return expanded(this.account, object, form['expand']);
      }),
    );
  }

  /** A card's refusal is an answer like any other: what it did stays done. */
  private declinesIncluded(meta: ReplyMeta, work: () => WireObject): HttpReply {
    try {
      return asReply(200, work(), meta);
    } catch (error) {
      if (error instanceof StripeError && error.keepsEffects) return errorReply(error, meta);
      throw error;
    }
  }

  private remember({ key, path, fingerprint, meta }: Context, reply: HttpReply): void {
    if (key === undefined) return;
    this.idempotency.save({
      id: key,
      path,
      fingerprint,
      requestId: meta.requestId,
      status: reply.status,
      body: reply.body,
    });
  }
}

function contextOf(request: HttpRequest, clock: Clock): Context {
  const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined;
  const version = header(request, 'stripe-version') ?? API_VERSION;
  return {
    request,
    path: request.url.split('?')[0] as string,
    meta: { requestId: `req_${randomText(14)}`, version, key, clock },
    key,
    fingerprint: `${request.url}\n${request.body.split('&').sort().join('&')}`,
  };
}

function header(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function tooManyRequests(): StripeError {
  const message = 'Request rate limit exceeded: the sandbox was told to refuse this call.';
  return new StripeError(429, { type: 'invalid_request_error', code: 'rate_limit', message });
}
