import { Body, Controller, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { SignedIn } from '../../infrastructure/access/visits';
import { DonorUnknown, GiftUnknown } from '../care-problems';
import { Erasing } from '../erasing/erasing';
import { Refunding } from '../refunding/refunding';
import { Stopping } from '../stopping/stopping';
import { Writing } from '../writing/writing';

/** What is asked for a donor. Nothing happens yet: each leads to the page that says what will. */
@ApiExcludeController()
@Controller('care')
export class AskingController {
  constructor(
    private readonly refunding: Refunding,
    private readonly stopping: Stopping,
    private readonly writing: Writing,
    private readonly erasing: Erasing,
  ) {}

  @Post('charges/:id/refund')
  async refund(
    @SignedIn() person: StaffPerson,
    @Param('id') chargeId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await toPage(reply, await this.refunding.drawUp(person, chargeId, body));
  }

  @Post('gifts/:id/end')
  async end(
    @SignedIn() person: StaffPerson,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(id)) throw new GiftUnknown();
    await toPage(reply, await this.stopping.drawUp(person, id, body));
  }

  @Post('letters/:id/sending')
  async sendAgain(
    @SignedIn() person: StaffPerson,
    @Param('id') letterId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(letterId)) throw new GiftUnknown();
    await toPage(reply, await this.writing.drawUpReceipt(person, letterId, body));
  }

  @Post('donors/:id/manage-link')
  async sendLink(
    @SignedIn() person: StaffPerson,
    @Param('id') donorId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    await toPage(reply, await this.writing.drawUpLink(person, donorId, body));
  }

  @Post('donors/:id/erasure')
  async erase(
    @SignedIn() person: StaffPerson,
    @Param('id') donorId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    await toPage(reply, await this.erasing.drawUp(person, donorId, body));
  }
}

async function toPage(reply: FastifyReply, id: string): Promise<void> {
  await reply.redirect(`/care/actions/${id}`, HttpStatus.SEE_OTHER);
}
