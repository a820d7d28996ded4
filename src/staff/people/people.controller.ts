import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { EmailInvalid } from '../../infrastructure/mail/mail-problems';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { rolesIn } from '../roles-in';
import { PersonUnknown } from '../staff-problems';
import { People } from './people';
import { peoplePage, type PeoplePageParts } from './people-page';

/** Who works here. */
@ApiExcludeController()
@Controller('staff/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly replies: StaffReplies,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(reply, person, { csrfToken, done: DONE.get(String(done)), made: undefined });
  }

  @Post()
  async invite(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = (body as { address?: unknown } | null)?.address;
    if (typeof address !== 'string') throw new EmailInvalid();
    const { url } = await this.people.invite(actorOf(person), address, rolesIn(body));
    // No redirect: the link stands in no address and no history.
    await this.page(reply, person, { csrfToken, done: undefined, made: { address: address.trim(), url } });
  }

  @Post(':id/link')
  async newLink(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const url = await this.people.newLink(actorOf(person), known(id));
    const address = (await this.people.list()).find((each) => each.id === id)?.address ?? '';
    await this.page(reply, person, { csrfToken, done: undefined, made: { address, url } });
  }

  @Post(':id/roles')
  async changeRoles(
    @SignedIn() person: StaffPerson,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.people.changeRoles(actorOf(person), known(id), rolesIn(body));
    await reply.redirect('/staff/people?done=roles', HttpStatus.SEE_OTHER);
  }

  @Post(':id/disabling')
  async disable(@SignedIn() person: StaffPerson, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.people.disable(actorOf(person), known(id));
    await reply.redirect('/staff/people?done=disabled', HttpStatus.SEE_OTHER);
  }

  private async page(
    reply: FastifyReply,
    person: StaffPerson,
    parts: Omit<PeoplePageParts, 'people' | 'ownId'>,
  ): Promise<void> {
    const content = peoplePage({ ...parts, people: await this.people.list(), ownId: person.id });
    const { csrfToken } = parts;
    await this.replies.send(reply, { person, csrfToken, title: 'People', active: '/staff/people', content });
  }
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['roles', 'The roles are saved, and the sessions of this person have ended.'],
  ['disabled', 'This person comes in no more: sessions, links and tokens have ended.'],
]);

function known(id: string): string {
  if (!isUUID(id)) throw new PersonUnknown();
  return id;
}
