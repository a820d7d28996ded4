import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../foundation/config/config';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { seal, unseal } from '../../foundation/crypto/sealing';
import { StaffCookies } from '../../infrastructure/access/cookies';
import type { SignOnAttempt } from './single-sign-on';

/** Ties what comes back from the provider to the browser that went there: sealed, for ten minutes, used once. */
@Injectable()
export class AttemptCookie {
  private readonly cookies: StaffCookies;

  constructor(
    @Inject(CONFIG) { publicUrl }: Config,
    private readonly keys: IdentityKeys,
  ) {
    this.cookies = new StaffCookies(publicUrl);
  }

  keep(reply: FastifyReply, attempt: SignOnAttempt): void {
    const text = JSON.stringify({ ...attempt, until: Date.now() + LIFETIME_SECONDS * 1000 });
    const sealed = seal(this.key(), Buffer.from(text), CONTEXT).toString('base64url');
    this.cookies.set(reply, 'single-sign-on', sealed, LIFETIME_SECONDS);
  }

  /** @returns null where there is none, or it is not ours or too old */
  take(request: FastifyRequest, reply: FastifyReply): SignOnAttempt | null {
    const sealed = this.cookies.read(request.headers.cookie, 'single-sign-on');
    this.cookies.remove(reply, 'single-sign-on');
    if (sealed === undefined) return null;
    try {
      const text = unseal(this.key(), Buffer.from(sealed, 'base64url'), CONTEXT).toString('utf8');
      const { until, ...attempt } = JSON.parse(text) as SignOnAttempt & { until: number };
      return until > Date.now() ? attempt : null;
    } catch {
      return null;
    }
  }

  private key(): Buffer {
    return this.keys.key(this.keys.newestId, 'seal-single-sign-on');
  }
}

/** Long enough for a second factor there. */
const LIFETIME_SECONDS = 600;
const CONTEXT = 'single sign-on';
