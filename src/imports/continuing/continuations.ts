import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { tokenHash } from '../../foundation/crypto/token';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { CheckoutService } from '../../giving/checkout/checkout.service';
import { checkConsent } from '../../giving/checkout/gift-request';
import type { Contribution } from '../../giving/contributions/contribution.entity';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { LinkUnknown } from '../../infrastructure/mail/mail-problems';
import { firstAgreed } from './first-charge';
import { IS_TAKEN_UP } from './taken-up-sql';

/** A gift that another system takes until now, as whoever has its link sees it. */
export interface Continuation {
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** `open`: a card or account is to be entered. `goes on`: one was. `over`: it was, and the gift has ended since. */
  readonly state: 'open' | 'goes on' | 'over';
  /** When it is first taken by us, in the newsroom's zone. */
  readonly firstOn: string;
}

/** What the page asks for: the donor has agreed to the privacy policy, and reads this language. */
export interface ContinuationWish {
  readonly consentVersion: string;
  readonly language: string;
}

/** Where the mailed link of an invitation leads. */
@Injectable()
export class Continuations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contributions: ContributionsService,
    private readonly checkout: CheckoutService,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** Changes nothing. @returns null for a link that is not known, or ended, or of somebody who was erased */
  async read(token: string): Promise<Continuation | null> {
    const row = await this.find(token);
    if (row === undefined) return null;
    const { frequency, amountMinor, currency, isTakenUp, isOver } = row;
    const state = isOver ? 'over' : isTakenUp ? 'goes on' : 'open';
    const firstOn = dayIn(this.newsroom.timeZone, row.firstChargeAt ?? this.firstAgreed(row));
    return { frequency, amountMinor: BigInt(amountMinor), currency, state, firstOn };
  }

  /** @returns the address of the payment page @throws Problem */
  async open(token: string, { consentVersion, language }: ContinuationWish, network: string): Promise<string> {
    const row = await this.find(token);
    if (row === undefined || row.isTakenUp) throw new LinkUnknown();
    checkConsent(consentVersion, this.newsroom.consentVersion);
    const contribution = await this.pledged(row, { consentVersion, language });
    const later = { firstChargeAt: this.firstAgreed(row), cancelPath: '/continue' };
    return (await this.checkout.goOn(contribution, later, network)).url;
  }

  private firstAgreed({ frequency, nextChargeOn }: Row): Date {
    return firstAgreed({ frequency, nextChargeOn, zone: this.newsroom.timeZone }, this.clock.now());
  }

  /** The row's id is the attempt: however often the page is opened, it is one gift. */
  private async pledged(row: Row, { consentVersion, language }: ContinuationWish): Promise<Contribution> {
    const { id, frequency, amountMinor, currency, contributionId } = row;
    if (contributionId !== null) return this.contributions.byId(contributionId);
    const contribution = await this.contributions.pledge({
      ...{ attemptId: id, frequency, amountMinor: BigInt(amountMinor), currency, consentVersion, receipt: true },
      ...{ language, returnTo: ownWayBack(this.newsroom) },
    });
    await this.dataSource.query('update imported_subscriptions set contribution_id = $2 where id = $1', [
      id,
      contribution.id,
    ]);
    return contribution;
  }

  private async find(token: string): Promise<Row | undefined> {
    const [row]: Row[] = await this.dataSource.query(BY_LINK, [tokenHash(token), this.clock.now()]);
    return row;
  }
}

interface Row {
  readonly id: string;
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: string;
  readonly currency: string;
  readonly nextChargeOn: string;
  readonly contributionId: string | null;
  readonly isTakenUp: boolean;
  readonly isOver: boolean;
  readonly firstChargeAt: Date | null;
}

/** A page of our own says when the gift is first taken. */
function ownWayBack({ returnAddresses }: Newsroom): string {
  const ways = Object.entries(returnAddresses);
  const own = ways.find(([, { success }]) => success.startsWith('/')) ?? ways[0];
  return own?.[0] ?? '';
}

const BY_LINK = `
  select i.id, i.frequency, i.amount_minor::text as "amountMinor", i.currency, i.next_charge_on::text as "nextChargeOn",
    i.contribution_id as "contributionId", ${IS_TAKEN_UP} as "isTakenUp",
    exists (select from subscriptions s where s.contribution_id = i.contribution_id
      and s.status in ('canceled', 'incomplete_expired')) as "isOver",
    coalesce(i.first_charge_at, (
      select to_timestamp((p.request #>> '{subscription_data,trial_end}')::bigint) from checkout_sessions p
      where p.contribution_id = i.contribution_id and p.state like 'complete%' order by p.attempt desc limit 1)) as "firstChargeAt"
  from import_invitations mail
    join imported_subscriptions i on i.id = mail.imported_subscription_id
    join donors d on d.id = i.donor_id and d.wrapped_key is not null
  where mail.token_hash = $1 and mail.expires_at > $2`;
