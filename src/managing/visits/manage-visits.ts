import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { isTokenLike, newToken, tokenHash } from '../../foundation/crypto/token';
import { inTransaction } from '../../infrastructure/database/transaction';

/**
 * How somebody came to a donor's page.
 * - `mail`: by a link in a letter, which lies in a mailbox for weeks
 * - `fresh`: by one that was just asked for, or that tells of a payment that fails, and has begun no visit yet
 * - `visit`: they began one, in this browser, less than half an hour ago
 */
export type Access = 'mail' | 'fresh' | 'visit';

export interface Visitor {
  readonly donorId: string;
  readonly access: Access;
}

/**
 * What costs a donor money, or cannot be undone, needs a link that was just sent, and works once. Opening such a link
 * does not use it up, since mail scanners open all links: the visit begins with the first press of a button, and belongs
 * to the browser in which it was pressed.
 */
@Injectable()
export class ManageVisits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param link of a mail @returns null: it is not known, has ended, or its donor was erased */
  async byLink(link: string): Promise<Visitor | null> {
    if (!isTokenLike(link)) return null;
    const [row]: Visitor[] = await this.dataSource.query(BY_LINK, [tokenHash(link), this.clock.now()]);
    return row ?? null;
  }

  /** @param visit what the browser kept @returns null: it began none, or that is over */
  async byVisit(visit: string | undefined): Promise<Visitor | null> {
    if (!isTokenLike(visit)) return null;
    const [row]: Visitor[] = await this.dataSource.query(BY_VISIT, [tokenHash(visit)]);
    return row ?? null;
  }

  /** @returns what the browser is to keep; null: the link is not fresh any more */
  begin(link: string): Promise<string | null> {
    if (!isTokenLike(link)) return Promise.resolve(null);
    return inTransaction(this.dataSource, (manager) => this.beginIn(manager, tokenHash(link)));
  }

  /** Nobody who comes to this browser later finds the page. */
  async end(visit: string | undefined): Promise<void> {
    if (isTokenLike(visit)) await this.dataSource.query(END, [tokenHash(visit)]);
  }

  private async beginIn(manager: EntityManager, link: Buffer): Promise<string | null> {
    const [used]: [{ donor_id: string }[], number] = await manager.query(USE, [link, this.clock.now()]);
    const donor = used[0];
    if (donor === undefined) return null;
    await manager.query(FORGET);
    const { text, hash } = newToken();
    await manager.query(BEGIN, [hash, donor.donor_id, link, VISIT_MINUTES]);
    return text;
  }
}

/** Long enough to find one's card, short enough for a browser that others use. */
export const VISIT_MINUTES = 30;

/** A second press of the same button, whose first answer was not waited for, is not refused. */
const DOUBLE_CLICK_SECONDS = 10;

/** What mends a payment is wanted as long as the payment is tried again; SQL, where `t` is the link and $2 is now. */
const IS_YOUNG = `exists (select from letters l where l.id = t.letter_id and (l.kind = 'manage-link'
  or l.kind in ('payment-failed', 'card-expiring') and t.made_at > $2::timestamptz - interval '7 days'))`;

const BY_LINK = `
  select t.donor_id as "donorId", case when t.used_at is null and ${IS_YOUNG} then 'fresh' else 'mail' end as access
  from mail_tokens t join donors d on d.id = t.donor_id
  where t.hash = $1 and t.scope = 'manage' and t.expires_at > $2 and d.wrapped_key is not null`;

const BY_VISIT = `
  select v.donor_id as "donorId", 'visit' as access
  from manage_visits v join donors d on d.id = v.donor_id
  where v.hash = $1 and v.ends_at > clock_timestamp() and d.wrapped_key is not null`;

const USE = `
  update mail_tokens t set used_at = $2
  where t.hash = $1 and t.scope = 'manage' and t.expires_at > $2 and ${IS_YOUNG}
    and (t.used_at is null or t.used_at > $2::timestamptz - make_interval(secs => ${DOUBLE_CLICK_SECONDS}))
    and exists (select from donors d where d.id = t.donor_id and d.wrapped_key is not null)
  returning t.donor_id`;

const BEGIN = `
  insert into manage_visits (hash, donor_id, link_hash, ends_at)
  values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4))`;

const END = 'delete from manage_visits where hash = $1';

const FORGET = 'delete from manage_visits where ends_at < clock_timestamp()';
