import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LetterIntent } from './letter-kinds';
import { Receipts } from './receipts';

/** What was just taken in, as far as letters follow from it. */
export interface Causes {
  /** What was just written into the ledger. */
  readonly postedKeys: readonly string[];
}

/** Which letters follow from what was taken in. The same, in whatever order and however often it is told. */
@Injectable()
export class CausedLetters {
  constructor(private readonly receipts: Receipts) {}

  async by(manager: EntityManager, { postedKeys }: Causes): Promise<readonly LetterIntent[]> {
    return this.receipts.wantedBy(manager, postedKeys);
  }
}
