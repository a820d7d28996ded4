import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { normaliseEmail } from '../foundation/crypto/email-index';
import { DonorsService } from '../giving/donors/donors.service';

/** Whose the lines of an export are: by address, encrypted as all identity. */
@Injectable()
export class KnownDonors {
  constructor(private readonly donors: DonorsService) {}

  /** Makes known whoever is not yet. @returns their ids by normalised address */
  async of(
    manager: EntityManager,
    lines: readonly { readonly email: string | null }[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const email of emailsOf(lines)) ids.set(normaliseEmail(email), await this.donors.recognise(manager, email));
    return ids;
  }
}

/** Each person once, as they are written first. */
export function emailsOf(lines: readonly { readonly email: string | null }[]): string[] {
  const emails = new Map<string, string>();
  for (const { email } of lines)
    if (email !== null && !emails.has(normaliseEmail(email))) emails.set(normaliseEmail(email), email);
  return [...emails.values()];
}
