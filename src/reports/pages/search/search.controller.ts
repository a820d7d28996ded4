import { Controller, Get, HttpStatus, Inject, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import { holds } from '../../../infrastructure/access/roles';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { html, type Html } from '../../../infrastructure/pages/html';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { idAddress } from '../words/addresses';
import { StripePages } from '../words/stripe-pages';
import { searchPage } from './search-page';
import { isSecret, Searching } from './searching';

/** From any id to the gift, its money and its entries. */
@ApiExcludeController()
@Controller('finance/search')
export class SearchController {
  constructor(
    private readonly searching: Searching,
    private readonly stripe: StripePages,
    private readonly replies: StaffReplies,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('q') asked: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const q = typeof asked === 'string' ? asked.trim() : '';
    const found = q === '' ? undefined : await this.searching.find(q);
    // A secret stays in no address and no history once it has led somewhere.
    if (isSecret(q) && found?.contribution !== undefined)
      return void (await reply.redirect(idAddress(found.contribution.id), HttpStatus.SEE_OTHER));
    const atStripe = (id: string) => this.stripe.link(id);
    const shown = isSecret(q) ? '' : q;
    const care = (id: string) => (holds(person.roles, 'donor-care') ? careLink(id) : undefined);
    const about = { zone: this.newsroom.timeZone, atStripe, care };
    const content = searchPage({ q: shown, found, wasAsked: q !== '', ...about });
    await this.replies.send(reply, { person, csrfToken, title: 'Search', active: '/finance/search', content });
  }
}

function careLink(contributionId: string): Html {
  return html`<p class="no-print"><a href="/care/gifts/${contributionId}">Refund or end this gift</a></p>`;
}
