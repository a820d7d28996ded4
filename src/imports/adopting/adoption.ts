import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { StripeSubscriptionTies, type TiedSubscription } from '../../infrastructure/stripe/subscription-ties';
import { AccountTie } from '../../infrastructure/stripe/tie/account-tie';
import { WantedObjects } from '../../payments/fetches/wanted-objects';
import { HAS_LEFT } from '../continuing/has-left-sql';

/** What became of one agreement, or would. `not at this account`: Stripe has none under its id. */
export type AdoptionOutcome =
  'adopted' | 'not at this account' | 'over' | 'of another gift' | 'another rhythm' | typeof YEAR_OF_MONTHS;

/** Changed here it would be taken every month: ours are made of one month or one year. */
const YEAR_OF_MONTHS = 'every 12 months: plan a yearly price from its next payment on first';

export interface AdoptedSubscription {
  readonly externalId: string;
  readonly outcome: AdoptionOutcome;
}

/**
 * Makes agreements that are at the newsroom's own account at Stripe gifts of ours. Nothing is charged, and nothing at
 * Stripe is changed but our ids in their metadata: from then on their invoices lead to a gift.
 */
@Injectable()
export class Adoption {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contributions: ContributionsService,
    private readonly stripe: StripeSubscriptionTies,
    private readonly account: AccountTie,
    private readonly wanted: WantedObjects,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /**
   * One after the other; stopped anywhere, the next run goes on from there. @param how `tried`: Stripe is asked, and
   * nothing written anywhere @throws StripeFailure when Stripe does not answer; OtherAccount
   */
  async run(how: 'tried' | 'written'): Promise<AdoptedSubscription[]> {
    await this.account.expectSame();
    const waiting: Waiting[] = await this.dataSource.query(WAITING);
    const outcomes: AdoptedSubscription[] = [];
    for (const each of waiting) outcomes.push({ externalId: each.externalId, outcome: await this.adopt(each, how) });
    return outcomes;
  }

  private async adopt(waiting: Waiting, how: 'tried' | 'written'): Promise<AdoptionOutcome> {
    const found = await this.stripe.find(waiting.externalId);
    if (found === undefined) return 'not at this account';
    if (found.isOver) return 'over';
    if (found.contributionId !== null && found.contributionId !== waiting.contributionId) return 'of another gift';
    if (found.interval === null) return found.isYearOfMonths ? YEAR_OF_MONTHS : 'another rhythm';
    const frequency = found.interval === 'month' ? 'monthly' : 'annual';
    if (how === 'written') await this.tie(waiting, { ...found, frequency });
    return 'adopted';
  }

  /** The gift is written down before Stripe hears of it; its row's id is the attempt, so that there is never a second. */
  private async tie(waiting: Waiting, found: TiedSubscription & { frequency: 'monthly' | 'annual' }): Promise<void> {
    const { id: attemptId, externalId, donorId, language } = waiting;
    const { amountMinor, currency, frequency } = found;
    const [returnTo = ''] = Object.keys(this.newsroom.returnAddresses);
    const contribution = await this.contributions.pledge({
      ...{ attemptId, frequency, amountMinor, currency, language, returnTo },
      ...{ receipt: donorId !== null, consentVersion: AGREED_ELSEWHERE },
    });
    await this.dataSource.transaction(async (manager) => {
      if (donorId !== null) await this.contributions.attributeTo(manager, contribution.id, donorId);
      await manager.query('update imported_subscriptions set contribution_id = $2 where id = $1', [
        attemptId,
        contribution.id,
      ]);
    });
    await this.stripe.tie(externalId, contribution.id, idempotencyKey('adopt', attemptId, 1));
    await this.dataSource.transaction(async (manager) => {
      await manager.query(ADOPTED, [attemptId, this.clock.now()]);
      // Its event says the same; should that be lost, it is asked for.
      await this.wanted.noteObjects(manager, 'subscription', [externalId], ASK_AFTER_S);
    });
  }
}

interface Waiting {
  readonly id: string;
  readonly externalId: string;
  readonly donorId: string | null;
  readonly language: string;
  readonly contributionId: string | null;
}

/** What its donor agreed to stood on pages of another system. */
const AGREED_ELSEWHERE = 'elsewhere';
const ASK_AFTER_S = 3;

/** Whoever has left is known by no gift any more: theirs is to be ended. */
const WAITING = `
  select id, external_id as "externalId", donor_id as "donorId", language, contribution_id as "contributionId"
  from imported_subscriptions i where way = 'adopt' and adopted_at is null and not ${HAS_LEFT}
  order by imported_at, external_id`;

const ADOPTED = `update imported_subscriptions set adopted_at = $2 where id = $1 and way = 'adopt'`;
