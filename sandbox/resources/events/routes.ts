import type { Account } from '../../account/account';
import type { StripeEvent } from '../../account/wire';
import { listRoute } from '../../api/list';
import { list, type Range } from '../../api/parameters/containers';
import { flag, text } from '../../api/parameters/scalars';
import { retrieveRoute } from '../../api/retrieve';
import type { Route } from '../../api/route';
import { exclusiveParameters } from '../../api/stripe-error';
import { renderEvent } from '../../webhooks/subscribed';

/** Stripe's limit on `types`. */
const MAX_TYPES = 20;
/** Stripe lists events of the last 30 days. */
const LISTED_SECONDS = 30 * 86_400;

export const EVENT_ROUTES: Route[] = [
  retrieveRoute('/v1/events/:id', 'events', 'event', renderEvent),
  listRoute(
    '/v1/events',
    'events',
    { delivery_success: flag(), type: text(), types: list(text(), MAX_TYPES) },
    ({ account, params: { delivery_success, type, types } }) => {
      if (type && types) throw exclusiveParameters('type', 'types');
      const oldest = account.clock.now() - LISTED_SECONDS;
      const typed = typeFilter(types ?? (type ? [type] : undefined));
      return (event) => {
        if (event.created < oldest || !typed(event.type)) return false;
        return (
          delivery_success === undefined || delivery_success === (renderEvent(account, event).pending_webhooks === 0)
        );
      };
    },
    renderEvent,
    ({ account, params }) => recent(account, (params as { created?: Range }).created),
  ),
];

/**
 * The events that can be listed at all: as time only goes forward, the walk ends at the first that is too old. Test clocks
 * have times of their own; where there are any, all events are walked.
 */
function recent(account: Account, { gt = 0, gte = 0 }: Range = {}): StripeEvent[] | undefined {
  if (account.store.all('test_clocks').size) return undefined;
  const oldest = Math.max(account.clock.now() - LISTED_SECONDS, gt, gte);
  const found: StripeEvent[] = [];
  for (const event of account.store.all('events').newestFirst()) {
    if (event.created < oldest) break;
    found.push(event);
  }
  return found;
}

/** A name, or a group of names by a trailing `.*`: here alone Stripe takes patterns. */
function typeFilter(types: readonly string[] | undefined): (type: string) => boolean {
  if (!types) return () => true;
  return (type) =>
    types.some((wanted) => (wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted));
}
