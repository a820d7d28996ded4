import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { Tributes } from '../../giving/donors/tributes/tributes';
import { EmailInvalid } from '../../infrastructure/mail/mail-problems';
import type { Html } from '../../infrastructure/pages/html';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { FORMER_SYSTEMS, type FormerSystems } from '../../managing/former-systems/former-systems';
import { DonorUnknown, GiftUnknown } from '../care-problems';
import { CareGifts } from '../gifts/care-gifts';
import { CareLetters } from '../gifts/care-letters';
import { donorPage, giftPage } from '../gifts/donor-page';
import { OwnChanges } from '../gifts/own-changes';
import { fieldOf } from '../reason';
import { CareStatements } from '../statements/care-statements';
import { yearLinks } from '../statements/statement-form';
import { statementSection } from '../statements/statement-pages';
import { findPage } from './find-page';
import { LookUps } from './look-ups';

/** From an address to a donor's gifts. The address comes in a form and goes into no address of ours. */
@ApiExcludeController()
@Controller('care')
export class FindingController {
  constructor(
    private readonly lookUps: LookUps,
    private readonly gifts: CareGifts,
    private readonly letters: CareLetters,
    private readonly tributes: Tributes,
    private readonly changes: OwnChanges,
    private readonly statements: CareStatements,
    private readonly replies: StaffReplies,
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
  ) {}

  @Get()
  async ask(@SignedIn() person: StaffPerson, @CsrfToken() csrfToken: string, @Res() reply: FastifyReply) {
    await this.page(reply, { person, csrfToken, content: findPage({ csrfToken, missed: false }) });
  }

  @Post()
  async find(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = fieldOf(body, 'address');
    if (typed === undefined) throw new EmailInvalid();
    const donorId = await this.lookUps.byAddress(person, typed);
    if (donorId !== null) return void (await reply.redirect(`/care/donors/${donorId}`, HttpStatus.SEE_OTHER));
    const content = findPage({ csrfToken, missed: true });
    await this.page(reply, { person, csrfToken, content }, HttpStatus.NOT_FOUND);
  }

  @Get('donors/:id')
  async donor(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') donorId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    const address = await this.lookUps.addressOf(person, donorId);
    const [gifts, letters] = [await this.gifts.of(donorId), await this.letters.of(donorId)];
    const [changes, statements] = [await this.changes.of(donorId), await this.statementsOf(donorId)];
    const tributes = await this.tributes.of(donorId);
    const elsewhere = {
      gifts: await this.former.giftsOf(donorId),
      agreements: await this.former.agreementsOf(donorId),
    };
    const content = donorPage({
      ...{ donorId, address, gifts, letters, tributes, changes, elsewhere, statements, csrfToken },
    });
    await this.page(reply, { person, csrfToken, content });
  }

  @Get('gifts/:id')
  async gift(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(id)) throw new GiftUnknown();
    await this.page(reply, { person, csrfToken, content: giftPage(await this.gifts.one(id), csrfToken) });
  }

  private async statementsOf(donorId: string): Promise<Html> {
    const [language, today] = [await this.statements.languageFor(donorId), this.statements.today()];
    const days = { from: `${today.slice(0, 4)}-01-01`, until: today };
    const { languages } = this.statements;
    return statementSection({ donorId, days, language, languages }, yearLinks({ donorId, language }, today));
  }

  private page(
    reply: FastifyReply,
    parts: { person: StaffPerson; csrfToken: string; content: Html },
    status: number = HttpStatus.OK,
  ): Promise<void> {
    return this.replies.send(reply, { ...parts, title: 'Donor care', active: '/care' }, status);
  }
}
