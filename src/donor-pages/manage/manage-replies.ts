import { setTimeout as wait } from 'node:timers/promises';
import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { Problem } from '../../foundation/problem/problem';
import type { Html } from '../../infrastructure/pages/html';
import { ManagedGifts, type ManagedGift } from '../../managing/gifts/managed-gifts';
import { ErasureRequests } from '../../managing/leaving/erasure-requests';
import type { Visitor } from '../../managing/visits/manage-visits';
import { toErasure } from '../leaving/to-erasure';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import type { PageTexts } from '../page-texts';
import { linkEnded, managePage, type ManagePageParts } from './manage-page';

/** What the page of the gifts is made from. */
export interface GiftsShown {
  readonly door: string;
  readonly visitor: Visitor | null;
  readonly done?: ManagePageParts['done'];
  readonly problem?: Pick<Problem, 'code' | 'details'> & { readonly status?: number };
  readonly typed?: ManagePageParts['typed'];
}

/** The pages of a donor's own gifts, as they are sent. */
@Injectable()
export class ManageReplies {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly managed: ManagedGifts,
    private readonly erasures: ErasureRequests,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** The language that a form names, else the browser's. */
  spoken(request: FastifyRequest, body: unknown): PageTexts {
    const { language } = (body ?? {}) as { language?: unknown };
    return this.languages.named(language) ?? this.languages.for(request);
  }

  async gifts(request: FastifyRequest, reply: FastifyReply, shown: GiftsShown): Promise<void> {
    const { door, visitor, done, problem, typed } = shown;
    const texts = this.languages.for(request);
    if (visitor === null) return this.send(reply, texts, linkEnded(texts), HttpStatus.NOT_FOUND);
    const erasure = await this.erasures.underWay(visitor.donorId);
    if (erasure !== null) return toErasure(reply, erasure, texts.language);
    const gifts = await (done === undefined ? this.managed.of(visitor.donorId) : this.changed(visitor));
    const { newsroom } = this;
    const content = managePage({ texts, door, access: visitor.access, gifts, newsroom, done, problem, typed });
    const inLanguage = (language: string): string => `/manage/${door}?language=${language}`;
    const page = this.layout.page({ texts, title: texts.page('manageTitle'), content, inLanguage });
    await this.replies.sendWithButtons(reply, page, problem?.status ?? HttpStatus.OK);
  }

  async send(reply: FastifyReply, texts: PageTexts, content: Html, status: number = HttpStatus.OK): Promise<void> {
    await this.replies.sendWithButtons(
      reply,
      this.layout.page({ texts, title: texts.page('manageTitle'), content }),
      status,
    );
  }

  /** Stripe tells of a change a moment after it has made it: whoever made one is to see that, and not what was before. */
  private async changed({ donorId }: Visitor): Promise<ManagedGift[]> {
    const givenUpAt = Date.now() + WAITS_MS;
    for (;;) {
      const gifts = await this.managed.of(donorId);
      if (Date.now() >= givenUpAt || !gifts.some(({ isUntold }) => isUntold)) return gifts;
      await wait(LOOKS_AGAIN_MS);
    }
  }
}

/** Most of what Stripe tells comes within two seconds; longer than this looks like a page that hangs. */
const WAITS_MS = 3_000;
const LOOKS_AGAIN_MS = 150;
