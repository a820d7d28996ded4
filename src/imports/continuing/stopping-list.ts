import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { Source } from '../formats/format';
import { CLEAR_MS, soonest } from './first-charge';
import { HAS_LEFT } from './has-left-sql';
import { COMPLETED_PAGE } from './taken-up-sql';

/** An agreement that has to be ended at the other system. Days are the newsroom's. */
export type AgreementToStop = {
  readonly source: Source;
  /** By which the other system knows it. */
  readonly externalId: string;
  /** Ended and said so by then, our first charge comes on `firstOn`; later, one interval after it. */
  readonly stopBy: string;
  /** Null: its donor has ended the gift with us since, or was erased, and nothing is to be taken at all. */
  readonly firstOn: string | null;
};

/** Whose donors have entered a card or account with us, or were erased, and whom the other system may still charge. */
@Injectable()
export class StoppingList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** The most urgent first. */
  async all(): Promise<AgreementToStop[]> {
    const rows: Row[] = await this.dataSource.query(TO_STOP);
    const agreements = rows.map((row) => this.agreementIn(row));
    return agreements.sort((one, other) => (one.stopBy < other.stopBy ? -1 : 1));
  }

  private agreementIn({ source, externalId, frequency, nextChargeOn, agreedAt, isOver }: Row): AgreementToStop {
    const { timeZone: zone } = this.newsroom;
    const now = this.clock.now();
    if (isOver || agreedAt === null) return { source, externalId, stopBy: dayIn(zone, now), firstOn: null };
    const first = soonest({ days: { frequency, nextChargeOn, zone }, agreedAt }, now);
    // The day before the one at whose noon it is too late: whoever reads it need not look at the clock.
    const inTime = new Date(Math.max(first.getTime() - CLEAR_MS - DAY_MS, now.getTime()));
    const stopBy = dayIn(zone, inTime);
    return { source, externalId, stopBy, firstOn: dayIn(zone, first) };
  }
}

interface Row {
  readonly source: Source;
  readonly externalId: string;
  readonly frequency: 'monthly' | 'annual';
  readonly nextChargeOn: string;
  /** Null: to nothing with us. */
  readonly agreedAt: Date | null;
  readonly isOver: boolean;
}

const DAY_MS = 86_400_000;

const TO_STOP = `
  select i.source, i.external_id as "externalId", i.frequency, i.next_charge_on::text as "nextChargeOn",
    page.agreed_at as "agreedAt", coalesce(s.status in ('canceled', 'incomplete_expired')
      or s.cancel_at is not null or s.cancel_at_period_end, false) as "isOver"
  from imported_subscriptions i ${COMPLETED_PAGE} left join subscriptions s on s.stripe_id = page.subscription_id
  where i.way = 'invite' and i.stopped_at is null and not ${HAS_LEFT}
  union all
  select i.source, i.external_id, i.frequency, i.next_charge_on::text, null, true from imported_subscriptions i
  where i.stopped_at is null and i.adopted_at is null and ${HAS_LEFT}
  order by 1, 2`;
