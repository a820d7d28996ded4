import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { SignedIn } from '../../infrastructure/access/visits';
import { DonorUnknown, GiftUnknown } from '../care-problems';
import { Erasing } from '../erasing/erasing';
import { Refunding } from '../refunding/refunding';
import { Stopping } from '../stopping/stopping';
import { Writing } from '../writing/writing';
import { AskAgain } from './ask-again';
import { endFields, refundFields } from './asking-form';

/** What is asked for a donor. Nothing happens yet: each leads to the page that says what will. */
@ApiExcludeController()
@Controller('care')
export class AskingController {
  constructor(
    private readonly refunding: Refunding,
    private readonly stopping: Stopping,
    private readonly writing: Writing,
    private readonly erasing: Erasing,
    private readonly again: AskAgain,
  ) {}

  @Post('charges/:id/refund')
  async refund(
    @SignedIn() person: StaffPerson,
    @Param('id') chargeId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const drawUp = () => this.refunding.drawUp(person, chargeId, body);
    await this.again.lead({ request, reply }, drawUp, async () => {
      const charge = await this.refunding.charge(chargeId);
      return {
        ...{ title: 'Give money back', action: `/care/charges/${chargeId}/refund` },
        fields: (typed) => refundFields('again', charge, typed),
      };
    });
  }

  @Post('gifts/:id/end')
  async end(
    @SignedIn() person: StaffPerson,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(id)) throw new GiftUnknown();
    await this.again.lead(
      { request, reply },
      () => this.stopping.drawUp(person, id, body),
      () => ({
        ...{ title: 'End a gift', action: `/care/gifts/${id}/end` },
        fields: (typed) => endFields('again', typed),
      }),
    );
  }

  @Post('letters/:id/sending')
  async sendAgain(
    @SignedIn() person: StaffPerson,
    @Param('id') letterId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(letterId)) throw new GiftUnknown();
    await this.again.lead(
      { request, reply },
      () => this.writing.drawUpReceipt(person, letterId, body),
      () => ({ title: 'Send a receipt again', action: `/care/letters/${letterId}/sending` }),
    );
  }

  @Post('donors/:id/manage-link')
  async sendLink(
    @SignedIn() person: StaffPerson,
    @Param('id') donorId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    await this.again.lead(
      { request, reply },
      () => this.writing.drawUpLink(person, donorId, body),
      () => ({ title: 'Send a link', action: `/care/donors/${donorId}/manage-link` }),
    );
  }

  @Post('donors/:id/erasure')
  async erase(
    @SignedIn() person: StaffPerson,
    @Param('id') donorId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    await this.again.lead(
      { request, reply },
      () => this.erasing.drawUp(person, donorId, body),
      () => ({ title: 'Erase a donor', action: `/care/donors/${donorId}/erasure` }),
    );
  }
}
