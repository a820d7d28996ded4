import { HttpStatus, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Html } from '../../infrastructure/pages/html';
import type { Visitor } from '../../managing/visits/manage-visits';
import { Layout } from '../layout';
import { linkEnded } from '../manage/manage-page';
import { PageReplies } from '../page-replies';
import type { PageTexts } from '../page-texts';
import { freshLinkPage } from './fresh-link-page';

/** A page beside a donor's gifts that shows or destroys everything: what it is, and whence one came. */
export interface OwnPage {
  readonly texts: PageTexts;
  readonly title: string;
  /** The token of a link, or `visit`. */
  readonly door: string;
  readonly name: 'erase' | 'data';
}

@Injectable()
export class OwnReplies {
  constructor(
    private readonly layout: Layout,
    private readonly replies: PageReplies,
  ) {}

  /** @returns false: the page was sent that says why nothing is shown to this visitor */
  async mayEnter(reply: FastifyReply, page: OwnPage, visitor: Visitor | null): Promise<boolean> {
    const { texts, door, title } = page;
    if (visitor === null) await this.send(reply, page, linkEnded(texts), HttpStatus.NOT_FOUND);
    else if (visitor.access === 'mail')
      await this.send(reply, page, freshLinkPage(texts, door, title), HttpStatus.FORBIDDEN);
    return visitor !== null && visitor.access !== 'mail';
  }

  async send(reply: FastifyReply, page: OwnPage, content: Html, status: number = HttpStatus.OK): Promise<void> {
    const { texts, title, door, name } = page;
    const inLanguage = (language: string): string => `/manage/${door}/${name}?language=${language}`;
    await this.replies.sendWithButtons(reply, this.layout.page({ texts, title, content, inLanguage }), status);
  }
}
