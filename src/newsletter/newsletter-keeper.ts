import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { normaliseEmail } from '../foundation/crypto/email-index';
import type { AddressKeeper, KnownDonor } from '../managing/leaving/address-keeper';
import type { OwnSection, OwnValue } from '../managing/own-data/own-data';
import { NewsletterAddresses, type SealedReader } from './newsletter-addresses';

/**
 * What was asked for the newsletter under the address of a donor who leaves, or asks what is kept. Only their own wish
 * brings the two together, for as long as it takes.
 */
@Injectable()
export class NewsletterKeeper implements AddressKeeper {
  readonly tables = ['newsletter_requests'];

  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: NewsletterAddresses,
  ) {}

  async forget(donor: KnownDonor): Promise<void> {
    const ids = (await this.of(donor)).map(({ id }) => id);
    await this.dataSource.query('delete from newsletter_requests where id = any($1)', [ids]);
  }

  async tell(donor: KnownDonor): Promise<OwnSection[]> {
    const kept = await this.of(donor);
    return [{ name: 'newsletter', rows: kept.map(asOwn) }];
  }

  /** There is no index by which they could be found: each is opened. Those that are kept are a month's. */
  private async of({ email }: KnownDonor): Promise<KeptRequest[]> {
    const rows: KeptRequest[] = await this.dataSource.query(KEPT);
    const address = normaliseEmail(email);
    return rows.filter((row) => {
      const opened = this.addresses.open(row);
      return opened !== undefined && normaliseEmail(opened) === address;
    });
  }
}

interface KeptRequest extends SealedReader {
  readonly language: string;
  readonly consentVersion: string;
  readonly on: Date;
  readonly confirmedAt: Date | null;
  readonly handedOverAt: Date | null;
}

function asOwn({ language, consentVersion, on, confirmedAt, handedOverAt }: KeptRequest): Record<string, OwnValue> {
  return { on, confirmedAt, consentVersion, language, handedOverAt };
}

const KEPT = `
  select id, sealed_email as "sealedEmail", sealing_key_id as "sealingKeyId", language, consent_version as "consentVersion",
    requested_at as on, confirmed_at as "confirmedAt", exported_at as "handedOverAt"
  from newsletter_requests order by requested_at, id`;
