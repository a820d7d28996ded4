import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { Mailer } from '../../infrastructure/mail/mailer';
import { Switches } from '../../infrastructure/switches/switches';
import { contributionOptions } from './contribution-options';
import { ContributionOptionsDocument } from './contribution-options.dto';

@ApiTags('Giving')
@Controller('v1/contribution-options')
export class ContributionOptionsController {
  constructor(
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    private readonly mailer: Mailer,
    private readonly switches: Switches,
  ) {}

  @Get()
  // A minute: a newsroom that changes its amounts sees them on its pages soon.
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({ summary: 'What can be given: currencies, amounts, bounds, texts' })
  @ApiQuery({ name: 'language', required: false, example: 'en' })
  @ApiOkResponse({ type: ContributionOptionsDocument })
  async options(@Query('language') language: unknown): Promise<ContributionOptionsDocument> {
    const wished = typeof language === 'string' ? language : this.newsroom.defaultLanguage;
    const reminders = this.mailer.isSetUp;
    return {
      ...contributionOptions(this.newsroom, wished, await this.switches.lately()),
      ...{ reminders, newsletter: reminders && this.newsroom.newsletter },
    };
  }
}
