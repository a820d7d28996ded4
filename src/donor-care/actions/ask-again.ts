import { HttpStatus, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { visitOf } from '../../infrastructure/access/visits';
import { html, type Html } from '../../infrastructure/pages/html';
import { StaffErrorPages } from '../../infrastructure/pages/staff-error-pages';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { wayBack } from '../../infrastructure/pages/way-back';
import { fieldOf } from '../reason';
import { askingForm, type AskingFormParts, type Typed } from './asking-form';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The form by which something is asked, should it be needed again. */
export interface AskedForm extends Pick<AskingFormParts, 'action'> {
  readonly title: string;
  fields?(typed: Typed): Html;
}

/** Leads to the page that says what will happen; or, where that is refused, shows why, above what was typed. */
@Injectable()
export class AskAgain {
  constructor(
    private readonly replies: StaffReplies,
    private readonly errorPages: StaffErrorPages,
  ) {}

  /** @param drawUp returns the id of the page @throws Problem for programs, and of what is not there at all */
  async lead(
    { request, reply }: Exchange,
    drawUp: () => Promise<string>,
    form: () => AskedForm | Promise<AskedForm>,
  ): Promise<void> {
    try {
      await reply.redirect(`/care/actions/${await drawUp()}`, HttpStatus.SEE_OTHER);
    } catch (problem) {
      const isKnown = problem instanceof Problem && problem.status !== HttpStatus.NOT_FOUND;
      if (!isKnown || !this.errorPages.areWanted(request)) throw problem;
      await this.show({ request, reply }, problem, await form());
    }
  }

  private async show({ request, reply }: Exchange, problem: Problem, asked: AskedForm): Promise<void> {
    const visit = visitOf(request);
    if (visit === undefined) throw problem;
    const { person, csrfToken } = visit;
    const typed: Typed = { get: (name) => fieldOf(request.body, name), wrong: problem.details.field };
    const { title, action } = asked;
    const content = html`<section class="narrow">
      <h1 id="what">${title}</h1>
      <p class="failure" role="alert" id="problem">${problem.title}. ${problem.message}</p>
      ${askingForm({ name: 'again', action, csrfToken, typed }, asked.fields?.(typed))}
      ${!isAnswered(request) && wayBack(request)}
    </section>`;
    await this.replies.send(reply, { person, csrfToken, title, active: '/care', content }, problem.status);
  }
}

/** Whether the form that was sent stood in such an answer already: at an address that only takes forms, and opens nothing. */
function isAnswered({ headers: { referer = '' }, url }: FastifyRequest): boolean {
  return URL.canParse(referer) && new URL(referer).pathname === url;
}
