import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { Problem } from '../../foundation/problem/problem';
import { CardAsking } from '../../managing/changes/card-asking';
import { ChangePending, GiftNotYours } from '../../managing/changes/change-problems';
import { Changing } from '../../managing/changes/changing';
import type { Wish } from '../../managing/changes/gift-change';
import { ManagedGifts, type ManagedGift } from '../../managing/gifts/managed-gifts';
import { DebitsUnderWay } from '../../managing/gifts/debits-under-way';
import type { Visitor } from '../../managing/visits/manage-visits';
import { changePage } from './change-page';
import { wishIn, WISHES, type WishName } from './gift-wish';
import { ManageDoor } from './manage-door';
import { ManageReplies } from './manage-replies';

/** A gift in an address: whose door, which gift, what is wished. */
interface WishPlace {
  readonly door: string;
  readonly gift: string;
  readonly wish: string;
}

/** Where donors change their gifts: a page that says what it comes to, and the button below it. */
@ApiExcludeController()
@Controller('manage/:door/gifts/:gift')
export class ChangesController {
  constructor(
    private readonly door: ManageDoor,
    private readonly pages: ManageReplies,
    private readonly managed: ManagedGifts,
    private readonly changing: Changing,
    private readonly cards: CardAsking,
    private readonly debits: DebitsUnderWay,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get(':wish')
  async show(@Param() place: WishPlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { door } = place;
    const visitor = await this.door.visitorOf(door, request);
    if (visitor === null) return this.pages.gifts(request, reply, { door, visitor });
    const fields = request.query as Record<string, unknown>;
    const texts = this.pages.spoken(request, fields);
    try {
      const { name, gift, wish } = await this.wished(visitor, place, { ...fields, language: texts.language });
      const { terms } = await this.changing.outlook(visitor, gift.contributionId, wish);
      const { newsroom } = this;
      const underWay = name === 'end' ? await this.debits.ofGift(gift.contributionId) : [];
      const parts = {
        texts,
        door,
        newsroom,
        access: visitor.access,
        gift,
        name,
        fields: sentOn(fields),
        terms,
        underWay,
      };
      await this.pages.send(reply, texts, changePage(parts));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { amount = '', when = '' } = sentOn(fields);
      const typed = { contributionId: place.gift, wish: place.wish, amount, when };
      await this.pages.gifts(request, reply, { door, visitor, problem: error, typed });
    }
  }

  /** Leads to Stripe's page for another card. */
  @Post('card')
  async askCard(
    @Param() place: WishPlace,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pressed(place, body, request, reply, async (visitor, { change, language }) => {
      if (visitor === null) throw new GiftNotYours();
      return this.cards.ask(visitor, { contributionId: place.gift, changeId: change, language });
    });
  }

  @Post(':wish')
  async make(
    @Param() place: WishPlace,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pressed(place, body, request, reply, async (visitor, { change, language, back }) => {
      if (visitor === null) throw new GiftNotYours();
      const { name, gift, wish } = await this.wished(visitor, place, { ...(body as object), language });
      await this.changing.change(visitor, gift.contributionId, change, wish);
      return back({ done: name });
    });
  }

  /** Whatever a button does, its answer is a page: where it leads on, or the gifts with what was wrong. */
  private async pressed(
    { door: came, gift }: WishPlace,
    body: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
    act: (visitor: Visitor | null, press: Press) => Promise<string>,
  ): Promise<void> {
    const { language } = this.pages.spoken(request, body);
    const { visitor, door } = await this.door.enter(came, request, reply);
    const back = (words: Record<string, string>): string =>
      `/manage/${door}?${new URLSearchParams({ language, ...words })}`;
    try {
      const { change } = (body ?? {}) as { change?: unknown };
      if (!isUUID(change) || !isUUID(gift)) throw new GiftNotYours();
      await reply.redirect(await act(visitor, { change: String(change), language, back }), HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const words: Record<string, string> =
        error instanceof ChangePending ? { done: 'pending' } : { problem: error.code };
      await reply.redirect(back(words), HttpStatus.SEE_OTHER);
    }
  }

  private async wished(
    visitor: Visitor,
    { gift: contributionId, wish: asked }: WishPlace,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly name: WishName; readonly gift: ManagedGift; readonly wish: Wish }> {
    const name = WISHES.find((each) => each === asked);
    const gift = await this.managed.one(visitor.donorId, contributionId);
    if (name === undefined || gift === undefined) throw new GiftNotYours();
    const wish = wishIn({ name, gift, language: String(fields['language']), fields }, this.newsroom);
    return { name, gift, wish };
  }
}

interface Press {
  /** The id of the change, made with the form. */
  readonly change: string;
  readonly language: string;
  /** The address of the page of the gifts. */
  back(words: Record<string, string>): string;
}

/** What the button below sends once more. */
function sentOn(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    ['months', 'amount', 'day', 'month', 'when', 'to'].flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
