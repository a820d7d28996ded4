import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import type { StripeEvent } from '../inbox/stripe-event.entity';
import type { ClaimedEvent } from './claim';

/** What processing needs of an event. */
export type TakenEvent = Pick<
  StripeEvent,
  | 'account'
  | 'eventId'
  | 'type'
  | 'created'
  | 'receivedAt'
  | 'apiVersion'
  | 'objectType'
  | 'projection'
  | 'previousAttributes'
  | 'sealedEmail'
  | 'sealingKeyId'
>;

/**
 * Marks events done and reads them in one: the mark stands only if the transaction does. Those that another worker has
 * done meanwhile are left out. Their emails move to the donors' vault, or nobody wanted them.
 */
export async function takeDueEvents(manager: EntityManager, claimed: readonly ClaimedEvent[]): Promise<TakenEvent[]> {
  const accounts = claimed.map(({ account }) => account);
  const eventIds = claimed.map(({ eventId }) => eventId);
  return prepared(manager, TAKE, [accounts, eventIds]);
}

const TAKE = `
  with due as (
    select e.* from stripe_events e join unnest($1::text[], $2::text[]) as c(account, event_id)
      on e.account = c.account and e.event_id = c.event_id
    where e.state = 'due'
    -- always in one order, so that two workers never wait in a circle
    order by e.account, e.event_id
    for update of e
  )
  update stripe_events e set state = 'done', sealed_email = null, sealing_key_id = null, reason = null
  from due where e.account = due.account and e.event_id = due.event_id
  returning due.account, due.event_id as "eventId", due.type, due.created, due.received_at as "receivedAt",
    due.api_version as "apiVersion", due.object_type as "objectType", due.projection,
    due.previous_attributes as "previousAttributes", due.sealed_email as "sealedEmail",
    due.sealing_key_id as "sealingKeyId"`;
