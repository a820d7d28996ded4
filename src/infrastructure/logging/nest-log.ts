import type { LoggerService } from '@nestjs/common';
import type { Log } from './log';

/** Nest's own words, in our log. */
export function nestLog(log: Log): LoggerService {
  return {
    log: (message: unknown, context?: unknown) => log.debug({ context }, String(message)),
    // Nest hands over whole errors with their messages here; what happened is logged where it happened.
    error: (_message: unknown, ...rest: unknown[]) => log.error({ context: rest.at(-1) }, 'Nest reported an error'),
    warn: (message: unknown, context?: unknown) => log.warn({ context }, String(message)),
  };
}
