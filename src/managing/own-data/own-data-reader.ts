import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DonorsService } from '../../giving/donors/donors.service';
import { Tributes } from '../../giving/donors/tributes/tributes';
import { wordsOf } from '../../giving/donors/words-of-changes';
import { Suppressions } from '../../infrastructure/mail/suppressions';
import { ADDRESS_KEEPERS, type AddressKeeper } from '../leaving/address-keeper';
import type { OwnSection, OwnValue } from './own-data';
import { OWN_QUERIES } from './own-sections';

type OwnRow = Record<string, OwnValue>;

/** All that is stored about one donor, for that donor to read. What is left out, and why, stands in `LEFT_OUT`. */
@Injectable()
export class OwnDataReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: DonorsService,
    private readonly suppressions: Suppressions,
    private readonly tributes: Tributes,
    @Inject(ADDRESS_KEEPERS) private readonly keepers: readonly AddressKeeper[],
  ) {}

  /** In the order in which a person wants it; a kind of which nothing is kept is there, and empty. */
  async of(donorId: string): Promise<OwnSection[]> {
    const email = (await this.donors.emailsOf(this.dataSource.manager, [donorId])).get(donorId);
    const sections = [await this.address(donorId, email)];
    for (const { name, sql } of OWN_QUERIES)
      sections.push({ name, rows: (await this.dataSource.query(sql, [donorId])) as OwnRow[] });
    sections.push(await this.words(donorId));
    if (email === undefined) return sections;
    for (const keeper of this.keepers) sections.push(...(await keeper.tell({ donorId, email })));
    return [...sections, await this.suppressed(email)];
  }

  private async address(donorId: string, email: string | undefined): Promise<OwnSection> {
    const rows: OwnRow[] = await this.dataSource.query(ADDRESS, [donorId]);
    return { name: 'address', rows: rows.map((row) => ({ address: email ?? null, ...row })) };
  }

  /** What the donor wrote, which only their own key opens. */
  private async words(donorId: string): Promise<OwnSection> {
    const sealed: { id: string; on: Date; words: Buffer }[] = await this.dataSource.query(WORDS, [donorId]);
    const opened = sealed.map(({ id, on, words }) => this.opened(donorId, { id, on, words }));
    const said = [...(await this.tributes.of(donorId))].map(([gift, { kind, text }]) => ({ gift, kind, words: text }));
    return { name: 'words', rows: [...(await Promise.all(opened)), ...said] };
  }

  /** What does not open is said to be there, and hides nothing else. */
  private async opened(donorId: string, { id, on, words }: { id: string; on: Date; words: Buffer }): Promise<OwnRow> {
    const { manager } = this.dataSource;
    const read = await this.donors.openFor(manager, donorId, wordsOf(id), words).catch(() => undefined);
    return read === undefined ? { on, words: null, isUnreadable: true } : { on, words: read };
  }

  /** The index of an address that gets no more mail. */
  private async suppressed(email: string): Promise<OwnSection> {
    return { name: 'noMail', rows: await this.suppressions.of(this.dataSource.manager, email) };
  }
}

const ADDRESS = `
  select recognised_at as "knownSince", last_gift_on::text as "lastGiftOn" from donors where id = $1`;

const WORDS = `
  select g.id, g.asked_at as on, g.sealed_words as words from gift_changes g join contributions c on c.id = g.contribution_id
  where c.donor_id = $1 and g.sealed_words is not null order by g.asked_at, g.id`;

/** Which tables this answers for itself, beside its queries and the keepers of addresses. */
export const READ_HERE: readonly string[] = ['donors', 'mail_suppressions', 'gift_changes', 'tributes'];
