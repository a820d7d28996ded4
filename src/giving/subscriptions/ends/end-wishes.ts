import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EndWish } from './end-wish';

/**
 * Who asked for the end of a recurring gift, and why: the newest word of each. Whoever asks Stripe for an end says so
 * here, so that its reason is recorded with the movement; a trigger has the gift looked at again.
 */
@Injectable()
export class EndWishes {
  async told(manager: EntityManager, wish: EndWish): Promise<void> {
    const { subscriptionId, askedAt, endsAt, by, reason } = wish;
    await manager.query(TELL, [subscriptionId, askedAt, endsAt, by, reason]);
  }

  /** By the id of the subscription. */
  async of(manager: EntityManager, subscriptionIds: readonly string[]): Promise<Map<string, EndWish>> {
    const wishes: EndWish[] = await manager.query(OF, [subscriptionIds]);
    return new Map(wishes.map((wish) => [wish.subscriptionId, wish]));
  }

  /** The gift goes on after all. */
  async takenBack(manager: EntityManager, subscriptionId: string): Promise<void> {
    await manager.query('delete from subscription_end_wishes where subscription_id = $1', [subscriptionId]);
  }
}

const OF = `
  select subscription_id as "subscriptionId", asked_at as "askedAt", ends_at as "endsAt", asked_by as "by", reason
  from subscription_end_wishes where subscription_id = any($1)`;

const TELL = `
  insert into subscription_end_wishes (subscription_id, asked_at, ends_at, asked_by, reason) values ($1, $2, $3, $4, $5)
  on conflict (subscription_id) do update set asked_at = excluded.asked_at, ends_at = excluded.ends_at,
    asked_by = excluded.asked_by, reason = excluded.reason
  where subscription_end_wishes.asked_at < excluded.asked_at`;
