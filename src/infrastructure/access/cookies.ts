import type { FastifyReply } from 'fastify';
import { readCookie } from '../http/read-cookie';

/** Cookies of staff. */
export type StaffCookie = 'session' | 'device' | 'single-sign-on';

/**
 * Over https each has a name that a browser takes from this very host alone, for all of it and encrypted (`__Host-`).
 * Lax and not Strict: a link in a mail to a page of staff finds them signed in; every write is checked for itself.
 */
export class StaffCookies {
  private readonly isSecure: boolean;

  constructor(publicUrl: URL) {
    this.isSecure = publicUrl.protocol === 'https:';
  }

  /** @returns undefined where there is none */
  read(header: string | undefined, cookie: StaffCookie): string | undefined {
    return readCookie(header, this.nameOf(cookie));
  }

  /** @param maxAgeSeconds left out: until the browser is closed */
  set(reply: FastifyReply, cookie: StaffCookie, value: string, maxAgeSeconds?: number): void {
    const parts = [`${this.nameOf(cookie)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
    if (this.isSecure) parts.push('Secure');
    if (maxAgeSeconds !== undefined) parts.push(`Max-Age=${maxAgeSeconds}`);
    void reply.header('set-cookie', parts.join('; '));
  }

  remove(reply: FastifyReply, cookie: StaffCookie): void {
    this.set(reply, cookie, '', 0);
  }

  private nameOf(cookie: StaffCookie): string {
    return `${this.isSecure ? '__Host-' : ''}mainstay-${cookie}`;
  }
}
