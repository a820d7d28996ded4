import { Controller, Get, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { ActionUnknown } from '../care-problems';
import { Erasing } from '../erasing/erasing';
import { CareGifts } from '../gifts/care-gifts';
import { Refunding } from '../refunding/refunding';
import { Stopping } from '../stopping/stopping';
import { Writing } from '../writing/writing';
import { actionPage } from './action-page';
import { actionWords } from './action-words';
import type { CareAction } from './care-action';
import { CareActions } from './care-actions';

/** The page that says what will happen, and the button on it. */
@ApiExcludeController()
@Controller('care/actions')
export class ConfirmingController {
  constructor(
    private readonly actions: CareActions,
    private readonly gifts: CareGifts,
    private readonly refunding: Refunding,
    private readonly stopping: Stopping,
    private readonly writing: Writing,
    private readonly erasing: Erasing,
    private readonly replies: StaffReplies,
  ) {}

  @Get(':id')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(reply, { person, csrfToken, action: await this.find(person, id) });
  }

  /** Sent twice, the second time says what became of the first. */
  @Post(':id')
  async confirm(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const action = await this.find(person, id);
    try {
      await this.do(action, person);
      await reply.redirect(`/care/actions/${id}`, HttpStatus.SEE_OTHER);
    } catch (trouble) {
      if (!(trouble instanceof Problem)) throw trouble;
      // On its own page: there is the button with which it is tried again.
      await this.page(reply, { person, csrfToken, action: await this.find(person, id), trouble });
    }
  }

  private async do(action: CareAction, person: StaffPerson): Promise<void> {
    if (action.kind === 'refund') await this.refunding.do(action, person);
    else if (action.kind === 'gift-end') await this.stopping.do(action, person);
    else if (action.kind === 'erasure') await this.erasing.do(action, person);
    else await this.writing.do(action, person);
  }

  private async find(person: StaffPerson, id: string): Promise<CareAction> {
    if (!isUUID(id)) throw new ActionUnknown();
    return this.actions.find(id, person.id);
  }

  private async page(
    reply: FastifyReply,
    parts: { person: StaffPerson; csrfToken: string; action: CareAction; trouble?: Problem },
  ): Promise<void> {
    const { person, csrfToken, action, trouble } = parts;
    const gift = action.contributionId === null ? null : await this.gifts.one(action.contributionId);
    const words = actionWords(action, gift);
    const content = actionPage({ action, words, csrfToken, trouble });
    await this.replies.send(
      reply,
      { person, csrfToken, title: words.title, active: '/care', content },
      trouble?.status ?? HttpStatus.OK,
    );
  }
}
