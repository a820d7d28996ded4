import { Problem } from './problem';

/** Nest's, Fastify's and Node's own refusals in our words: an unknown address, a body too large, a type nobody reads. */
export class Refused extends Problem {
  readonly title = 'The request cannot be answered';
  readonly code: string;

  constructor(readonly status: number) {
    super(REFUSALS[status]?.sentence ?? 'The request cannot be answered.');
    this.code = REFUSALS[status]?.code ?? 'bad_request';
  }
}

const REFUSALS: Record<number, { code: string; sentence: string }> = {
  400: { code: 'bad_request', sentence: 'The request cannot be read.' },
  404: { code: 'not_found', sentence: 'There is nothing at this address.' },
  405: { code: 'method_not_allowed', sentence: 'This address does not answer to this method.' },
  408: { code: 'request_timeout', sentence: 'The request took too long to arrive.' },
  413: { code: 'body_too_large', sentence: 'The request is too large.' },
  414: { code: 'address_too_long', sentence: 'The address asked for is too long.' },
  415: { code: 'unsupported_media_type', sentence: 'Send application/json or application/x-www-form-urlencoded.' },
  431: { code: 'headers_too_large', sentence: 'The headers of the request are too large.' },
};
