import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DonorsService } from '../../giving/donors/donors.service';
import { wordsOf } from '../../giving/donors/words-of-changes';

/** Something that a donor did with a gift on their own page. */
export interface OwnChange {
  readonly contributionId: string;
  readonly kind: string;
  /** By the business clock. */
  readonly askedAt: Date;
  readonly state: string;
  /** Of an end, where the donor chose to say: one of a list, and in their own words. */
  readonly reason: string | null;
  readonly words: string | null;
}

/** What one donor changed without asking anybody. */
@Injectable()
export class OwnChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: DonorsService,
  ) {}

  /** The newest ones, newest first. */
  async of(donorId: string): Promise<OwnChange[]> {
    const rows: ChangeRow[] = await this.dataSource.query(OF_DONOR, [donorId]);
    return Promise.all(rows.map((row) => this.open(donorId, row)));
  }

  private async open(donorId: string, { id, sealedWords, ...change }: ChangeRow): Promise<OwnChange> {
    if (sealedWords === null) return { ...change, words: null };
    const { manager } = this.dataSource;
    // One that does not open hides no other.
    const words = await this.donors.openFor(manager, donorId, wordsOf(id), sealedWords).catch(() => '(cannot be read)');
    return { ...change, words };
  }
}

interface ChangeRow extends Omit<OwnChange, 'words'> {
  readonly id: string;
  readonly sealedWords: Buffer | null;
}

const OF_DONOR = `
  select g.id, g.contribution_id as "contributionId", g.kind, g.asked_at as "askedAt", g.state, g.reason,
    g.sealed_words as "sealedWords"
  from contributions c join gift_changes g on g.contribution_id = c.id
  where c.donor_id = $1 order by g.asked_at desc, g.id limit 100`;
