import { Controller, Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MovableClock } from '../../foundation/clock/movable-clock';
import { asHtml, asText } from '../../letters/templates/letter';
import { LETTER_LANGUAGES } from '../../letters/templates/letter-texts';
import { sampleLetters, type SampleLetter } from '../../letters/templates/sample-letters';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { demoLettersPage } from './demo-letters-page';

/** Every letter as a donor would get it, with made-up facts; beside the real Stripe there is nothing at this address. */
@ApiExcludeController()
@Controller('demo/letters')
export class DemoLettersController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly clock: MovableClock,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const letters = LETTER_LANGUAGES.map((language) => ({ language, samples: this.samples(language) }));
    const texts = this.languages.for(request);
    const page = this.layout.page({ texts, title: 'Letters', content: demoLettersPage(letters) });
    await this.replies.send(reply, page);
  }

  /** As a mail program shows it, or with `?as=text` as one that shows no HTML does. */
  @Get(':language/:name')
  async show(
    @Param('language') language: string,
    @Param('name') name: string,
    @Query('as') form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { letter } = this.sample(language, name);
    reply.headers({ 'content-security-policy': LETTERS_POLICY, 'x-content-type-options': 'nosniff' });
    if (form === 'text')
      await reply.type('text/plain; charset=utf-8').send(`Subject: ${letter.subject}\n\n${asText(letter)}`);
    else await reply.type('text/html; charset=utf-8').send(asHtml(letter));
  }

  private sample(language: string, name: string): SampleLetter {
    const found = LETTER_LANGUAGES.includes(language) && this.samples(language).find((each) => each.name === name);
    if (!found) throw new NotFoundException();
    return found;
  }

  private samples(language: string): readonly SampleLetter[] {
    if (!this.clock.sandbox) throw new NotFoundException();
    return sampleLetters(this.settings.newsroom, language, this.settings.publicUrl.origin);
  }
}

/** A letter has its styles in itself, as in a mail program, and nothing else. */
const LETTERS_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
