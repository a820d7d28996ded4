import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CONTRIBUTION_STATUS_READER,
  type ContributionStanding,
  type ContributionStatusReader,
} from '../contribution-status-reader';
import { bearerSecret } from '../../infrastructure/http/bearer-secret';
import { html, type Html } from '../../infrastructure/pages/html';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { WebAssets } from '../../infrastructure/pages/web-assets';
import { ManagedGifts } from '../../managing/gifts/managed-gifts';
import { afterAReturn, type AfterAReturn } from './after-a-return';
import { thankYouPage } from './thank-you-page';

/** Where a donor comes back to. Says what the books say, and nothing sooner; never changes them. */
@ApiExcludeController()
@Controller('thank-you')
export class ThankYouController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly assets: WebAssets,
    @Inject(CONTRIBUTION_STATUS_READER) private readonly reader: ContributionStatusReader,
    private readonly gifts: ManagedGifts,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const visit = visitOf(request);
    const standing = visit.session === '' ? null : await this.reader.read(visit.contribution, visit.session);
    const { newsroom, reminders } = this.settings;
    const returned = standing && (await this.afterAReturn(visit, standing));
    const page = this.layout.page({
      texts,
      title: texts.page('thankTitle'),
      content: thankYouPage({ texts, standing, returned, newsroom, reminders, lookAgain: addressOf(visit) }),
      head: html`${standing ? refreshWithoutScript(standing, visit) : undefined}
        <script src="${this.assets.addressOf('thank-you.js')}" defer></script>`,
    });
    await this.replies.send(reply, page, standing ? 200 : 404);
  }

  private async afterAReturn(visit: Visit, { status, frequency }: ContributionStanding): Promise<AfterAReturn | null> {
    if (status !== 'failed' || frequency === 'one-time') return null;
    return afterAReturn(await this.gifts.byId(visit.contribution));
  }
}

interface Visit {
  contribution: string;
  session: string;
  language: string;
  look: number;
}

// A webhook comes within seconds. After these looks (a minute and a half in all) the donor asks again by a link.
const LOOKS_BY_ITSELF = 9;
const SECONDS_BETWEEN_LOOKS = [2, 3, 5, 8, 12, 15, 15, 15, 15];

function visitOf(request: FastifyRequest): Visit {
  const query = request.query as Record<string, unknown>;
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const look = /^\d$/.test(text('look')) ? Number(text('look')) : 0;
  // the page's script shows it in a header, as it does to the API: an address is kept in more places
  const session = text('session') || bearerSecret(request.headers.authorization);
  return { contribution: text('contribution'), session, language: text('language'), look };
}

/** Without script the browser asks again by itself, ever more slowly; with script the page's own polling does. */
function refreshWithoutScript({ status }: ContributionStanding, visit: Visit): Html | undefined {
  const waitSeconds = SECONDS_BETWEEN_LOOKS[visit.look];
  if (status !== 'confirming' || visit.look >= LOOKS_BY_ITSELF || waitSeconds === undefined) return undefined;
  return html`<noscript
    ><meta http-equiv="refresh" content="${waitSeconds};url=${addressOf(visit, visit.look + 1)}"
  /></noscript>`;
}

function addressOf({ contribution, session, language }: Visit, look = 0): string {
  const query = new URLSearchParams({
    contribution,
    session,
    ...(language && { language }),
    ...(look > 0 && { look: String(look) }),
  });
  return `/thank-you?${query}`;
}
