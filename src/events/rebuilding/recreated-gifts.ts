import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DonorsService } from '../../giving/donors/donors.service';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { Json } from '../../infrastructure/stripe/events/projection';
import { FieldReader } from '../../infrastructure/stripe/facts/field-reader';
import { readOurMetadata } from '../../infrastructure/stripe/facts/our-metadata';

type Projection = { [name: string]: Json };

/** What a payment page does not say of its gift. */
export interface KnownOfGifts {
  /** How often each subscription charges, by its id. */
  readonly intervals: ReadonlyMap<string, string>;
  /** What each subscription charges, by its id: a page whose first charge came later says 0. */
  readonly amountsMinor: ReadonlyMap<string, bigint>;
  /** Contributions of donors who were erased. */
  readonly erased: ReadonlySet<string>;
}

/** Makes contributions again from the ids that Stripe kept for us in its payment pages. */
@Injectable()
export class RecreatedGifts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contributions: ContributionsService,
    private readonly donors: DonorsService,
  ) {}

  /** Of a subscription's one item. */
  amountMinorOf(subscription: Projection): bigint {
    const [item] = new FieldReader(subscription, 'subscription').inner('items')?.list('data') ?? [];
    return (item?.inner('price')?.optionalAmountMinor('unit_amount') ?? 0n) * (item?.amountMinor('quantity') ?? 0n);
  }

  /** Of a subscription's one item. */
  intervalOf(subscription: Projection): string {
    const [item] = new FieldReader(subscription, 'subscription').inner('items')?.list('data') ?? [];
    return item?.inner('price')?.inner('recurring')?.text('interval') ?? '';
  }

  /**
   * @param email of a completed page; kept for recurring gifts alone, and not for a donor who was erased
   * @returns false for a page of another system's, or one that does not say what gift it was for
   */
  async recreate(session: Projection, email: string | null, known: KnownOfGifts): Promise<boolean> {
    const reader = new FieldReader(session, 'checkout.session');
    const { contributionId, checkoutSessionId } = readOurMetadata(reader.inner('metadata'));
    const frequency = frequencyOf(reader, known.intervals);
    if (contributionId === null || checkoutSessionId === null || frequency === undefined) return false;
    const isWrittenTo = frequency !== 'one-time' && !known.erased.has(contributionId);
    await inTransaction(this.dataSource, async (manager) => {
      const values = [contributionId, randomUUID(), frequency, amountMinorOf(reader, known).toString()];
      await manager.query(CONTRIBUTION, [
        ...values,
        reader.currency('currency'),
        isWrittenTo,
        reader.instant('created'),
      ]);
      await manager.query(SESSION, [
        ...[checkoutSessionId, contributionId, `recreated:${checkoutSessionId}`, reader.instant('created')],
        ...[reader.instant('expires_at'), reader.text('id')],
      ]);
      if (isWrittenTo && email !== null)
        await this.contributions.attributeTo(manager, contributionId, await this.donors.recognise(manager, email));
    });
    return true;
  }

  async count(): Promise<number> {
    const [row]: { count: string }[] = await this.dataSource.query('select count(*) from contributions');
    return Number(row?.count ?? 0);
  }
}

/** @returns undefined while a recurring page has no subscription: it was never paid */
function frequencyOf(session: FieldReader, intervals: ReadonlyMap<string, string>): Frequency | undefined {
  if (session.text('mode') === 'payment') return 'one-time';
  const interval = intervals.get(session.optionalText('subscription') ?? '');
  if (interval === 'month') return 'monthly';
  return interval === 'year' ? 'annual' : undefined;
}

/** What the page took, or what the gift that it began takes. */
function amountMinorOf(session: FieldReader, { amountsMinor }: KnownOfGifts): bigint {
  const takenMinor = session.amountMinor('amount_total');
  return takenMinor > 0n ? takenMinor : (amountsMinor.get(session.optionalText('subscription') ?? '') ?? 0n);
}

/** What is not known is said to be unknown, never made up. */
const CONTRIBUTION = `
  insert into contributions (id, attempt_id, request_hash, frequency, amount_minor, currency, language, return_to, receipt,
    consent_version, status, pledged_at)
  values ($1, $2, decode('${createHash('sha256').update('unknown').digest('hex')}', 'hex'), $3, $4, $5, 'en', 'unknown', $6,
    'unknown', 'pledged', $7)
  -- Stripe lists the newest first; the gift was pledged with the oldest of its pages
  on conflict (id) do update set pledged_at = least(contributions.pledged_at, excluded.pledged_at)`;

const SESSION = `
  insert into checkout_sessions (id, contribution_id, attempt, idempotency_key, request, requested_at, expires_at, stripe_id, state)
  values ($1, $2, 1 + (select count(*) from checkout_sessions where contribution_id = $2 and id <> $1), $3, '{}', $4, $5, $6, 'open')
  on conflict (id) do nothing`;
