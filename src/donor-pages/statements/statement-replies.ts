import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';
import { FORMER_SYSTEMS, type FormerSystems } from '../../managing/former-systems/former-systems';
import { DonorReceipts } from '../../managing/receipts/donor-receipts';
import type { StatementInterval } from '../../managing/statements/statement-interval';
import { Statements } from '../../managing/statements/statements';
import { Layout } from '../layout';
import { linkEnded } from '../manage/manage-page';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import type { PageTexts } from '../page-texts';
import { statementsPage } from './statements-page';

/** The pages of what somebody gave, as they are sent. */
@Injectable()
export class StatementReplies {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly receipts: DonorReceipts,
    private readonly statements: Statements,
    private readonly clock: Clock,
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** The list of all. @param asked days that were typed, and what is wrong with them */
  async overview(
    request: FastifyRequest,
    reply: FastifyReply,
    { door, donorId, asked }: { door: string; donorId: string; asked?: { days: StatementInterval; problem: Problem } },
  ): Promise<void> {
    const texts = this.languages.for(request);
    const [years, receipts] = [await this.statements.yearsOf(donorId), await this.receipts.of(donorId)];
    const past = (await this.former.giftsOf(donorId)).toReversed();
    const days = asked?.days ?? this.proposed();
    const content = statementsPage({ texts, door, years, receipts, past, days, problem: asked?.problem });
    const path = `/manage/${door}/statements`;
    await this.page(reply, { texts, content, path }, asked?.problem.status);
  }

  async linkEnded(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    await this.page(reply, { texts, content: linkEnded(texts) }, HttpStatus.NOT_FOUND);
  }

  /** @param path of the same page in other languages; left out: these are not offered */
  async page(
    reply: FastifyReply,
    { texts, content, path }: { texts: PageTexts; content: Html; path?: string },
    status: number = HttpStatus.OK,
  ): Promise<void> {
    const inLanguage = (language: string): string => `${path}${path?.includes('?') ? '&' : '?'}language=${language}`;
    const title = texts.page('statementsTitle');
    const head = html`<meta name="robots" content="noindex" />`;
    const page = this.layout.page({ texts, title, content, head, ...(path !== undefined && { inLanguage }) });
    await this.replies.send(reply, page, status);
  }

  /** This year so far, where the newsroom is. */
  private proposed(): StatementInterval {
    const today = dayIn(this.newsroom.timeZone, this.clock.now());
    return { from: `${today.slice(0, 4)}-01-01`, until: today };
  }
}
