import { requestHeaderViolations, responseHeaderViolations, type Headers } from './rules/headers';
import { isJudged } from './not-judged';
import { Judge } from './judge/judge';
import { loadContract } from './load-contract';

/** One HTTP exchange with something that acts as Stripe. Header names are in lower case; the request's body as sent. */
export interface Exchange {
  readonly method: string;
  /** Absolute, or the path with its query. */
  readonly url: string;
  readonly requestHeaders: Headers;
  readonly requestBody: string;
  /** 0 where the connection was cut instead of an answer. */
  readonly status: number;
  readonly responseHeaders: Headers;
  /** Text, or the value it stands for. */
  readonly responseBody: unknown;
}

/**
 * What to think of a request that Stripe's double answered with 400 or 404. `violation`: the app must never send one. `intended`: the test sends
 * bad requests on purpose, so only requests that were accepted are judged.
 */
export type RefusedRequests = 'violation' | 'intended';

const FIRST_ERROR_STATUS = 400;
const REFUSALS = [400, 404];
/** What the sandbox says of calls it knows and has not built. */
const UNBUILT = 501;
/** No answer was given at all. */
const CONNECTION_CUT = 0;

/** Collects what the judge finds in everything a test lets through; `assertClean()` ends the test. Callbacks may be passed around unbound. */
export class JudgedTraffic {
  private readonly found = new Map<string, number>();
  private exchanges = 0;
  /** Types of the events seen, in their order. */
  readonly eventTypes: string[] = [];

  constructor(
    private readonly refusedRequests: RefusedRequests = 'violation',
    private readonly judge = new Judge(loadContract()),
  ) {}

  readonly onExchange = (exchange: Exchange): void => {
    if (!isJudged(exchange.url)) return;
    this.exchanges += 1;
    const route = `${exchange.method} ${withoutIds(exchange.url.replace(/\?.*$/, ''))}`;
    this.add(`${route} request`, this.requestViolations(exchange));
    this.add(`${route} answer ${exchange.status}`, this.answerViolations(exchange));
  };

  readonly onEvent = (event: unknown): void => {
    const type = String((event as { type?: unknown } | null)?.type);
    this.eventTypes.push(type);
    this.add(`event ${type}`, this.judge.event(event));
  };

  /** Distinct violations, each with how often it was seen. */
  violations(): string[] {
    return [...this.found].map(([text, times]) => (times > 1 ? `${text} (${times} times)` : text));
  }

  /** Throws one error that lists every distinct violation. Also throws when nothing was judged: a disconnected judge proves nothing. */
  assertClean(): void {
    if (this.exchanges + this.eventTypes.length === 0) throw new Error('the judge saw no exchange and no event');
    const violations = this.violations();
    if (violations.length === 0) return;
    throw new Error(
      `${violations.length} violations of Stripe ${this.judge.apiVersion}:\n  ${violations.join('\n  ')}`,
    );
  }

  private requestViolations(exchange: Exchange): string[] {
    const { method, url, requestBody, requestHeaders, status } = exchange;
    // A caller that names no version, such as Stripe's CLI, may use parameters this version has dropped.
    if (requestHeaders['stripe-version'] === undefined) return [];
    const heading = requestHeaderViolations(requestHeaders, this.judge.apiVersion);
    if (this.refusedRequests === 'intended' && REFUSALS.includes(status)) return heading;
    return [...heading, ...this.judge.request(method, url, requestBody)];
  }

  private answerViolations({ method, url, requestBody, status, responseBody, ...headers }: Exchange): string[] {
    if (status === CONNECTION_CUT) return [];
    if (status === UNBUILT) return ['Stripe answers no 501: the call is not built'];
    const json = parseJson(responseBody);
    if (json === undefined) return ['the body is no JSON'];
    const body =
      status < FIRST_ERROR_STATUS
        ? this.judge.response(method, url, json, requestBody)
        : this.judge.error(status, json);
    return [...responseHeaderViolations(headers.requestHeaders, headers.responseHeaders), ...body];
  }

  private add(subject: string, violations: readonly string[]): void {
    for (const violation of violations) {
      const text = `${subject}: ${withoutIds(violation)}`;
      this.found.set(text, (this.found.get(text) ?? 0) + 1);
    }
  }
}

function parseJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** The same fault in a hundred objects is one fault: ids and array positions are left out. */
function withoutIds(text: string): string {
  return text.replace(/\b([a-z]{2,9}_(test_)?)(?=\w*\d)[A-Za-z0-9]{8,}/g, '$1…').replace(/\[\d+\]/g, '[]');
}
