import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem';
import { problemDocument } from './problem-document';
import { Refused } from './refused';

/** How a person is told that something is wrong. */
export interface ProblemPages {
  areWanted(request: FastifyRequest): boolean;
  send(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void>;
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
    if (this.pages.areWanted(request)) return this.pages.send(request, reply, problem);
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

class Unforeseen extends Problem {
  readonly status = 500;
  readonly code = 'internal_error';
  readonly title = 'Something went wrong on our side';

  constructor() {
    super('Something went wrong on our side. Nothing was charged by this request. Please try again.');
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
