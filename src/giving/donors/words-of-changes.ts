import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Donor } from './donor.entity';
import { DonorVault, type SealedDonor } from './donor-vault';

/** What donors wrote with a change of a gift, such as why they end it: under their key, beside the change. */
@Injectable()
export class WordsOfChanges {
  constructor(private readonly vault: DonorVault) {}

  /**
   * Two rows of one person become one: what was sealed under the key that goes is sealed under the one that stays. What
   * does not open is not kept. Before the gifts move.
   */
  async move(manager: EntityManager, from: Donor, to: Donor): Promise<void> {
    const rows: { id: string; sealed: Buffer }[] = await manager.query(OF_DONOR, [from.id]);
    for (const { id, sealed } of rows) {
      const words = this.read(from, id, sealed);
      const anew =
        words === undefined || to.wrappedKey === null
          ? null
          : this.vault.sealFor(to.id, to as SealedDonor, wordsOf(id), words);
      await manager.query('update gift_changes set sealed_words = $2 where id = $1', [id, anew]);
    }
  }

  /** One row that was changed holds up no other. */
  private read(donor: Donor, id: string, sealed: Buffer): string | undefined {
    try {
      return this.vault.openFor(donor.id, donor as SealedDonor, wordsOf(id), sealed);
    } catch {
      return undefined;
    }
  }
}

/** What they are sealed as. */
export function wordsOf(changeId: string): string {
  return `words of change ${changeId}`;
}

const OF_DONOR = `
  select g.id, g.sealed_words as sealed
  from gift_changes g join contributions c on c.id = g.contribution_id
  where c.donor_id = $1 and g.sealed_words is not null`;
