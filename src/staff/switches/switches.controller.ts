import { Body, Controller, Get, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { Switches } from '../../infrastructure/switches/switches';
import { switchesPage } from './switches-page';

/** Where new gifts are stopped. */
@ApiExcludeController()
@Controller('staff/switches')
export class SwitchesController {
  constructor(
    private readonly switches: Switches,
    private readonly replies: StaffReplies,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = DONE.get(String(done));
    const content = switchesPage({ switches: await this.switches.list(), csrfToken, done: said });
    await this.replies.send(reply, { person, csrfToken, title: 'Switches', active: '/staff/switches', content });
  }

  @Post('off')
  async off(@SignedIn() person: StaffPerson, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.switches.turnOff(actorOf(person), fieldOf(body, 'name'), fieldOf(body, 'reason'));
    await reply.redirect('/staff/switches?done=off', HttpStatus.SEE_OTHER);
  }

  @Post('on')
  async on(@SignedIn() person: StaffPerson, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.switches.turnOn(actorOf(person), fieldOf(body, 'name'));
    await reply.redirect('/staff/switches?done=on', HttpStatus.SEE_OTHER);
  }
}

function fieldOf(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['off', 'It is off. Donors are told so from now on.'],
  ['on', 'It is on again.'],
]);
