import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bookingFacts } from './booking-facts';
import { LedgerWriter } from './ledger-writer';
import type { Touched } from './touched';
import { wantedPostings } from './wanted-postings';

/** Keeps the ledger equal to what the facts say. */
@Injectable()
export class Books {
  constructor(private readonly writer: LedgerWriter) {}

  /** After facts were merged: posts what they want and is not there. @returns the keys posted under */
  async post(manager: EntityManager, touched: Touched): Promise<string[]> {
    if (Object.values(touched).every((ids: readonly string[]) => ids.length === 0)) return [];
    return this.writer.post(manager, wantedPostings(await bookingFacts(manager, touched)));
  }
}
