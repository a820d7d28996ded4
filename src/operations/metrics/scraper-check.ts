import { ForbiddenException, Injectable, Inject, UnauthorizedException } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../../foundation/config/addresses';
import { METRICS_TOKEN } from './metrics-token';

/** Lets nobody read the metrics but whoever was given the token or sits on this machine. */
@Injectable()
export class ScraperCheck {
  constructor(@Inject(METRICS_TOKEN) private readonly token: string | undefined) {}

  /** @throws UnauthorizedException, ForbiddenException */
  check(request: Pick<FastifyRequest, 'headers' | 'socket' | 'hostname'>): void {
    if (this.token === undefined) {
      if (!isFromThisMachine(request)) throw new ForbiddenException();
    } else if (!isSame(request.headers.authorization ?? '', `Bearer ${this.token}`)) {
      throw new UnauthorizedException();
    }
  }
}

/** A reverse proxy on this machine has a loopback address, too; but it passes on for whom it asks, and what was asked for. */
function isFromThisMachine({ headers, socket, hostname }: Pick<FastifyRequest, 'headers' | 'socket' | 'hostname'>) {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  return !isForwarded && isLoopback(peer === '::1' ? '[::1]' : peer) && isLoopback(hostname);
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** In a time that says nothing about how much of it was right. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
