import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../infrastructure/access/staff-person';
import { ROLE_WORDS } from '../infrastructure/access/roles';
import { CsrfToken, SignedIn } from '../infrastructure/access/visits';
import { html, type Html } from '../infrastructure/pages/html';
import { linksFor, type StaffLink } from '../infrastructure/pages/staff-frame';
import { StaffReplies } from '../infrastructure/pages/staff-replies';

/** Where somebody lands after signing in: what their roles open. */
@ApiExcludeController()
@Controller('staff')
export class HomeController {
  constructor(private readonly replies: StaffReplies) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = html`<h1>Welcome</h1>
      <ul class="tiles">
        ${linksFor(person).map(placeItem)}
      </ul>
      <h2>Your roles</h2>
      ${person.roles.length === 0 && html`<p>You have none yet: whoever manages people gives them.</p>`}
      <ul>
        ${person.roles.map((role) => html`<li><strong>${role}</strong>: ${ROLE_WORDS[role]}</li>`)}
      </ul>`;
    await this.replies.send(reply, { person, csrfToken, title: 'Welcome', active: '/staff', content });
  }
}

const placeItem = ({ address, words, about }: StaffLink): Html =>
  html`<li class="tile"><a href="${address}">${words}</a><span class="hint">${about}</span></li>`;
