import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../foundation/config/config';
import { readCookie } from '../../infrastructure/http/read-cookie';
import { VISIT_MINUTES } from '../../managing/visits/manage-visits';

/**
 * The one cookie a donor gets, and only for a visit to their own gifts: it is sent to those pages alone, and gone with
 * the visit. Lax and not Strict: whoever comes back from Stripe's page is still on their visit.
 */
@Injectable()
export class VisitCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(CONFIG) { publicUrl }: Config) {
    const isSecure = publicUrl.protocol === 'https:';
    this.name = `${isSecure ? '__Secure-' : ''}mainstay-visit`;
    this.attributes = `Path=/manage; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  of({ headers }: FastifyRequest): string | undefined {
    return readCookie(headers.cookie, this.name);
  }

  set(reply: FastifyReply, visit: string): void {
    void reply.header('set-cookie', `${this.name}=${visit}; ${this.attributes}; Max-Age=${VISIT_MINUTES * 60}`);
  }

  remove(reply: FastifyReply): void {
    void reply.header('set-cookie', `${this.name}=; ${this.attributes}; Max-Age=0`);
  }
}
