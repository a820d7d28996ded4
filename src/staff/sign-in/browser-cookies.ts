import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../foundation/config/config';
import { StaffCookies } from '../../infrastructure/access/cookies';
import { DEVICE_DAYS } from './devices';
import type { Browser, SignedInBrowser } from './sign-in';

/** What a browser of staff keeps for us. */
@Injectable()
export class BrowserCookies {
  private readonly cookies: StaffCookies;

  constructor(@Inject(CONFIG) { publicUrl }: Config) {
    this.cookies = new StaffCookies(publicUrl);
  }

  of({ headers, ip }: FastifyRequest): Browser {
    return {
      network: ip,
      session: this.cookies.read(headers.cookie, 'session'),
      device: this.cookies.read(headers.cookie, 'device'),
    };
  }

  signedIn(reply: FastifyReply, { session, device }: SignedInBrowser): void {
    this.cookies.set(reply, 'session', session);
    this.cookies.set(reply, 'device', device, DEVICE_DAYS * DAY_SECONDS);
  }

  signedOut(reply: FastifyReply): void {
    this.cookies.remove(reply, 'session');
  }
}

const DAY_SECONDS = 86_400;
