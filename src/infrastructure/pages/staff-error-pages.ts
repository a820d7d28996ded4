import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../foundation/problem/problem';
import { visitOf } from '../access/visits';
import { html } from './html';
import { StaffReplies } from './staff-replies';
import { STAFF_PATHS, wayBack } from './way-back';

/** What a person of the newsroom is told when something is wrong: what it was, and not a donor's page. */
@Injectable()
export class StaffErrorPages {
  constructor(private readonly replies: StaffReplies) {}

  /** Whether a person is looking at an address of staff. */
  areWanted(request: FastifyRequest): boolean {
    const isPage = /^text\/html\b/.test(request.headers.accept ?? '');
    return isPage && (visitOf(request) !== undefined || STAFF_PATHS.test(request.url));
  }

  async send(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void> {
    const { person, csrfToken } = visitOf(request) ?? { person: undefined, csrfToken: '' };
    const { retryAfterSeconds } = problem.details;
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
    const content = html`<section class="narrow">
      <h1>${problem.title}</h1>
      <p>${problem.message}</p>
      ${person && wayBack(request)}
      <p><a href="/staff">${person ? 'To your start page' : 'Sign in'}</a></p>
    </section>`;
    await this.replies.send(reply, { person, csrfToken, title: problem.title, active: '', content }, problem.status);
  }
}
