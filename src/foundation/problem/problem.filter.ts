import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem';
import { problemDocument } from './problem-document';

/** How a person is told that something is wrong. */
export interface ProblemPages {
  areWanted(request: FastifyRequest): boolean;
  send(request: FastifyRequest, reply: FastifyReply, status: number): Promise<void>;
}

/**
 * Renders every error: application/problem+json (RFC 9457) for programs, a page for people who opened one. What nobody
 * foresaw is reported and told as a plain 500.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly report: (error: unknown) => void,
    private readonly pages: ProblemPages,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const problem = this.asProblem(error);
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    if (this.pages.areWanted(request)) return this.pages.send(request, reply, problem.status);
    const { retryAfterSeconds } = problem.details;
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem)));
  }

  private asProblem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const status = statusOf(error);
    if (status !== undefined && status < 500) return new Refused(status);
    this.report(error);
    return new Unforeseen();
  }
}

/** Nest's and Fastify's own refusals: an unknown address, a body too large, a content type nobody reads. */
class Refused extends Problem {
  readonly title = 'The request cannot be answered';
  readonly code: string;

  constructor(readonly status: number) {
    super(REFUSALS[status]?.sentence ?? 'The request cannot be answered.');
    this.code = REFUSALS[status]?.code ?? 'bad_request';
  }
}

class Unforeseen extends Problem {
  readonly status = 500;
  readonly code = 'internal_error';
  readonly title = 'Something went wrong on our side';

  constructor() {
    super('Something went wrong on our side. Nothing was charged by this request. Please try again.');
  }
}

const REFUSALS: Record<number, { code: string; sentence: string }> = {
  400: { code: 'bad_request', sentence: 'The request cannot be read.' },
  404: { code: 'not_found', sentence: 'There is nothing at this address.' },
  405: { code: 'method_not_allowed', sentence: 'This address does not answer to this method.' },
  413: { code: 'body_too_large', sentence: 'The request is too large.' },
  415: { code: 'unsupported_media_type', sentence: 'Send application/json or application/x-www-form-urlencoded.' },
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
