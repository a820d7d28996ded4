import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../infrastructure/database/transaction';
import type { AddressKeeper, KnownDonor } from '../managing/leaving/address-keeper';
import type { OwnSection, OwnValue } from '../managing/own-data/own-data';

/** What other systems brought of a donor who leaves, or asks what is kept. */
@Injectable()
export class ImportKeeper implements AddressKeeper {
  readonly tables = ['imported_gifts', 'imported_subscriptions', 'import_invitations'];

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Gifts stay as amounts and days, and are nobody's. An agreement at another system stays under an id that leads to
   * nobody: by it the newsroom ends it there, as `AgreementsLeftBehind` asks. Nobody is invited any more, and no
   * invitation that came opens anything.
   */
  forget({ donorId }: KnownDonor): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      await manager.query('update imported_gifts set donor_id = null where donor_id = $1', [donorId]);
      await manager.query(CALL_OFF, [donorId]);
    });
  }

  async tell({ donorId }: KnownDonor): Promise<OwnSection[]> {
    const rows = async (sql: string): Promise<Record<string, OwnValue>[]> => this.dataSource.query(sql, [donorId]);
    return [
      { name: 'importedGifts', rows: await rows(GIFTS) },
      { name: 'importedRecurring', rows: await rows(AGREEMENTS) },
    ];
  }
}

const CALL_OFF = `
  update import_invitations invitation set token_hash = null, expires_at = null,
    state = case state when 'pending' then 'cancelled' else state end
  from imported_subscriptions s where s.id = invitation.imported_subscription_id and s.donor_id = $1`;

const AMOUNT = `json_build_object('amountMinor', amount_minor::text, 'currency', currency) as amount`;

const GIFTS = `
  select source, external_id as number, given_on::text as on, ${AMOUNT}, frequency, imported_at as since
  from imported_gifts where donor_id = $1 order by given_on, source, external_id`;

const AGREEMENTS = `
  select source, external_id as number, ${AMOUNT}, frequency, next_charge_on::text as "nextAt", language,
    contribution_id as gift, imported_at as since, stopped_at as "endsAt",
    (select max(sent_at) from import_invitations i where i.imported_subscription_id = imported_subscriptions.id) as "sentAt"
  from imported_subscriptions where donor_id = $1 order by imported_at, id`;
