import { Injectable } from '@nestjs/common';
import { IdentityKeys } from '../../../foundation/crypto/identity-keys';
import { seal, unseal } from '../../../foundation/crypto/sealing';
import { DonorVault, type SealedDonor } from '../donor-vault';
import type { Tribute } from './tribute';

/** A row of `tributes`. */
export interface SealedTribute {
  readonly contributionId: string;
  readonly sealedTribute: Buffer;
  /** Of the identity key while its donor is not known; null from then on. */
  readonly sealingKeyId: string | null;
}

/** Kind and words are sealed together, so that a row says nothing but that something was said. */
@Injectable()
export class TributeSeals {
  constructor(
    private readonly keys: IdentityKeys,
    private readonly vault: DonorVault,
  ) {}

  /** Under a key of this purpose, until it is known whose it is. */
  sealPending(contributionId: string, tribute: Tribute): SealedTribute {
    const sealingKeyId = this.keys.newestId;
    const words = Buffer.from(JSON.stringify(tribute));
    const sealedTribute = seal(this.keys.key(sealingKeyId, 'seal-tribute'), words, contextOf(contributionId));
    return { contributionId, sealedTribute, sealingKeyId };
  }

  /** @returns undefined where its key is gone or the row was changed */
  openPending({ contributionId, sealedTribute, sealingKeyId }: SealedTribute): Tribute | undefined {
    if (sealingKeyId === null || !this.keys.ids.includes(sealingKeyId)) return undefined;
    const key = this.keys.key(sealingKeyId, 'seal-tribute');
    return read(() => unseal(key, sealedTribute, contextOf(contributionId)).toString('utf8'));
  }

  /** Under the donor's own key: whoever is erased takes it along. */
  sealForDonor(donorId: string, donor: SealedDonor, contributionId: string, tribute: Tribute): Buffer {
    return this.vault.sealFor(donorId, donor, contextOf(contributionId), JSON.stringify(tribute));
  }

  openOfDonor(donorId: string, donor: SealedDonor, row: SealedTribute): Tribute | undefined {
    return read(() => this.vault.openFor(donorId, donor, contextOf(row.contributionId), row.sealedTribute));
  }
}

function contextOf(contributionId: string): string {
  return `tribute of ${contributionId}`;
}

/** One row that was changed holds up no other. */
function read(open: () => string): Tribute | undefined {
  try {
    return JSON.parse(open()) as Tribute;
  } catch {
    return undefined;
  }
}
