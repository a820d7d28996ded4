import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../foundation/config/config';
import { ForgedRequest, NoRule, RoleNeeded, SignInNeeded } from './access-problems';
import { StaffCookies } from './cookies';
import { CSRF_FIELD, CSRF_HEADER, csrfTokenOf, isCsrfToken } from './csrf-token';
import { holds } from './roles';
import { ruleFor, type Caller, type RouteRule } from './route-rules';
import { isSameOrigin } from './same-origin';
import type { StaffPerson, StaffVisit } from './staff-person';
import { StaffSessions } from './staff-sessions';
import { StaffTokens } from './staff-tokens';
import { noteVisit, visitOf } from './visits';

/** Asks of every request whether its route has a rule, and whether whoever calls may. */
@Injectable()
export class AccessGuard {
  /** All that the server answers to, those of libraries among them: "GET /manage/:token". */
  readonly routes: string[] = [];
  private readonly cookies: StaffCookies;

  constructor(
    private readonly sessions: StaffSessions,
    private readonly tokens: StaffTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookies = new StaffCookies(config.publicUrl);
  }

  /** Before any body is read. @throws Problem where the caller may not */
  async admit(request: FastifyRequest): Promise<void> {
    // What is not there is not there for everybody.
    if (request.is404) return;
    const rule = ruleFor(request.method, request.routeOptions.url ?? '');
    if (rule === undefined) throw new NoRule();
    const visit = isOpen(rule.caller) ? undefined : await this.visitorOf(request, rule.caller);
    if (rule.write === 'none' || isRead(request) || visit?.person.how === 'token') return;
    if (!isSameOrigin(request.headers, this.config.publicUrl)) throw new ForgedRequest();
  }

  /** Once the body is read, for it may hold the form's token. @throws ForgedRequest */
  checkForm(request: FastifyRequest): void {
    if (request.is404 || isRead(request) || !needsToken(request)) return;
    const visit = visitOf(request);
    if (visit === undefined) throw new ForgedRequest();
    if (visit.person.how === 'token') return;
    const shown = request.headers[CSRF_HEADER] ?? takeField(request.body);
    if (!isCsrfToken(shown, visit.csrfToken)) throw new ForgedRequest();
  }

  private async visitorOf(request: FastifyRequest, caller: StaffCaller): Promise<StaffVisit> {
    const visit = (await this.byToken(request)) ?? (await this.bySession(request));
    if (visit === undefined) throw new SignInNeeded();
    // Before the role is looked at: whoever lacks it is told so on a page of theirs, which leads on.
    noteVisit(request, visit);
    if (caller !== 'signed in' && !holds(visit.person.roles, caller)) throw new RoleNeeded(caller);
    return visit;
  }

  /** Tokens are for the API: no program needs pages, and none shall make itself a longer-lived token there. */
  private async byToken({ headers, routeOptions }: FastifyRequest): Promise<StaffVisit | undefined> {
    const [, shown] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (shown === undefined || routeOptions.url?.startsWith('/v1/') !== true) return undefined;
    const person = await this.tokens.find(shown);
    // Whoever shows a token means it: a cookie beside it does not count.
    if (person === null) throw new SignInNeeded();
    return { person, csrfToken: '' };
  }

  private async bySession({ headers }: FastifyRequest): Promise<StaffVisit | undefined> {
    const token = this.cookies.read(headers.cookie, 'session');
    const person: StaffPerson | null = token === undefined ? null : await this.sessions.find(token);
    return token === undefined || person === null ? undefined : { person, csrfToken: csrfTokenOf(token) };
  }
}

type OpenCaller = 'anyone' | 'signed by Stripe' | 'metrics token';
type StaffCaller = Exclude<Caller, OpenCaller>;

/** What these show, the route itself looks at. */
function isOpen(caller: Caller): caller is OpenCaller {
  return caller === 'anyone' || caller === 'signed by Stripe' || caller === 'metrics token';
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function needsToken({ method, routeOptions }: FastifyRequest): boolean {
  const rule: RouteRule | undefined = ruleFor(method, routeOptions.url ?? '');
  return rule?.write === 'form';
}

/** Taken out: whoever reads the body finds the fields of its form alone. */
function takeField(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return undefined;
  const fields = body as Record<string, unknown>;
  const shown = fields[CSRF_FIELD];
  delete fields[CSRF_FIELD];
  return shown;
}
