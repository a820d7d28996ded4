import { setTimeout as pause } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { StaffRole } from '../../src/infrastructure/access/roles';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import type { RunningApp } from './app';

/** A browser as far as staff's pages need one: it keeps cookies, and says which page its forms are on. */
export class StaffBrowser {
  readonly cookies = new Map<string, string>();

  /** @param network as a reverse proxy tells it, where the app trusts one */
  constructor(
    readonly url: string,
    private readonly network?: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** A form of this site, without the token of its session. */
  post(path: string, fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) {
    const own = { accept: 'text/html', origin: this.url };
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { ...own, ...headers } });
  }

  /** A form of this site as its page has it. */
  async submit(path: string, fields: [string, string][] = [], page = '/staff/tokens'): Promise<Response> {
    return this.post(path, [['csrf', await this.csrf(page)], ...fields]);
  }

  /** What the forms of a page send along. */
  async csrf(page = '/staff/tokens'): Promise<string> {
    return /name="csrf" value="([^"]+)"/.exec(await (await this.get(page)).text())?.[1] ?? '';
  }

  /** Another browser with the same cookies. */
  copy(): StaffBrowser {
    const copy = new StaffBrowser(this.url, this.network);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(cookie !== '' && { cookie }),
      ...(this.network !== undefined && { 'x-forwarded-for': this.network }),
      ...init.headers,
    };
    const response = await fetch(this.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const PASSWORD = 'not a real password';

/** Somebody with an account, and their phone. */
export interface Member {
  readonly id: string;
  readonly address: string;
  readonly browser: StaffBrowser;
  /** What the phone shows; each time the next one, as if half a minute had passed. */
  code(): string;
}

/** Invites somebody, and sets the account up with a browser of theirs: they are signed in then. */
export async function member(
  app: RunningApp,
  address: string,
  roles: readonly StaffRole[],
  network?: string,
): Promise<Member> {
  const { id, url } = await app.app.get(People, { strict: false }).invite(CLI, address, roles);
  const browser = new StaffBrowser(app.url, network);
  return { id, address, browser, code: await setUp(browser, url) };
}

/** @returns what the phone shows from then on */
export async function setUp(browser: StaffBrowser, link: string, password = PASSWORD): Promise<() => string> {
  const { pathname } = new URL(link);
  await notAtTheTurn();
  const code = phone(await (await browser.get(pathname)).text());
  const done = await browser.post(pathname, { password, code: code() });
  if (done.status !== 303) throw new Error(`Not set up: ${await done.text()}`);
  return code;
}

/** Just before the half minute turns a third code would be one of the step after the next, which is not taken yet. */
export async function notAtTheTurn(): Promise<void> {
  const leftMs = 30_000 - (Date.now() % 30_000);
  if (leftMs < 10_000) await pause(leftMs);
}

/** A phone that has read the page. */
export function phone(page: string): () => string {
  const secret = /secret=([A-Z2-7]+)/.exec(page)?.[1];
  if (secret === undefined) throw new Error(`No secret on the page:\n${page}`);
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  // The step before is taken too, so three codes can be had at once. What has two seconds left may come too late.
  const earliest = () => Math.floor((Date.now() + 2000) / 30_000) - 1;
  let step = earliest();
  return () => {
    step = Math.max(step, earliest());
    return totp.generate({ timestamp: step++ * 30_000 });
  };
}

export function signIn(
  browser: StaffBrowser,
  { address, code }: Pick<Member, 'address' | 'code'>,
  changes: Record<string, string> = {},
): Promise<Response> {
  const typed = { address, password: PASSWORD, ...changes };
  return browser.post('/staff/sign-in', { code: changes['code'] ?? code(), ...typed });
}
