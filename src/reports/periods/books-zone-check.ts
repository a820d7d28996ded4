import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfigurationError } from '../../foundation/config/configuration-error';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';

/**
 * Refuses to start in another zone than the one in which months are closed: they would be told as open, without a word,
 * and what an auditor was given would come out otherwise.
 */
@Injectable()
export class BooksZoneCheck implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async onModuleInit(): Promise<void> {
    const { timeZone } = this.newsroom;
    const [last]: { zone: string; until: string }[] = await this.dataSource.query(LAST_CLOSED);
    if (last === undefined || last.zone === timeZone) return;
    const { zone, until } = last;
    throw new ConfigurationError(
      [`timeZone in the newsroom file is ${timeZone}, but everything before ${until} is closed in ${zone}`],
      `Write "timeZone": "${zone}" there again. To change it for good, first open every closed month again.`,
    );
  }
}

/** The one that was made last: where months were closed in two zones before, the newsroom goes on in the newer. */
const LAST_CLOSED = `
  select zone, ends_on::text as until from period_closings where reopened_at is null order by closed_at desc, id desc limit 1`;
