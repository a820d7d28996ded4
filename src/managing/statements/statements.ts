import { Inject, Injectable } from '@nestjs/common';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { FORMER_SYSTEMS, type FormerSystems } from '../former-systems/former-systems';
import { DonorStatements } from './donor-statements';
import { ALL_DAYS, endOf, shortNameOf, type StatementInterval } from './statement-interval';
import { statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';
import { statementSheet, type StatementParts, type StatementSheet } from './statement-sheet';
import { StatementTexts } from './statement-texts';
import { withPastGifts, type WholeStatement } from './with-past-gifts';

/** What somebody asks for. */
export interface StatementWish {
  readonly donorId: string;
  readonly interval: StatementInterval;
  readonly language: string;
}

export type StatementFileFormat = 'pdf' | 'csv';

/** Neutral by name: neither the newsroom's nor the donor's is in it. */
export interface StatementFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Statements on request, made anew each time and never stored. Who may see them is asked before. */
@Injectable()
export class Statements {
  constructor(
    private readonly statements: DonorStatements,
    private readonly clock: Clock,
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** In which something was given or went back, the newest first. */
  async yearsOf(donorId: string): Promise<string[]> {
    const all = await this.currenciesOf(donorId, ALL_DAYS);
    const years = all.flatMap(({ lines }) => lines.map(({ day }) => day.slice(0, 4)));
    return [...new Set(years)].sort().reverse();
  }

  async sheet(wish: StatementWish): Promise<StatementSheet> {
    return statementSheet(await this.partsOf(wish));
  }

  async file(wish: StatementWish, format: StatementFileFormat): Promise<StatementFile> {
    const parts = await this.partsOf(wish);
    const name = `statement-${shortNameOf(wish.interval)}.${format}`;
    if (format === 'csv') {
      const content = Buffer.from(statementCsv(parts.currencies, parts.texts));
      return { name, mediaType: 'text/csv; charset=utf-8; header=present', content };
    }
    return { name, mediaType: 'application/pdf', content: await statementPdf(statementSheet(parts), parts) };
  }

  private async partsOf({ donorId, interval, language }: StatementWish): Promise<StatementParts> {
    const { name, timeZone: zone, texts } = this.newsroom;
    return {
      ...{ texts: new StatementTexts(language), newsroom: name, note: texts[language]?.statement, interval, zone },
      knownOn: dayIn(zone, this.clock.now()),
      currencies: await this.currenciesOf(donorId, interval),
    };
  }

  private async currenciesOf(donorId: string, interval: StatementInterval): Promise<WholeStatement[]> {
    const { from } = interval;
    const booked = await this.statements.of(donorId, from, endOf(interval), this.newsroom.timeZone);
    const past = await this.former.giftsOf(donorId);
    const within = past.filter(({ givenOn }) => givenOn >= from && givenOn <= interval.until);
    return withPastGifts(booked, within);
  }
}
