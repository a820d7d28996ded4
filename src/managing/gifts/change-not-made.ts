import { dayIn } from '../../foundation/calendar/local-days';
import type { ToldChange } from '../../letters/intents/letter-kinds';

/** A change that was asked for, written down, and could not be made after its donor had left. */
export interface NotMade {
  readonly what: ToldChange['what'];
  readonly because: Exclude<ToldChange['result'], 'made'>;
  /** A day in UTC. */
  readonly askedOn: string;
}

export interface NotMadeRow {
  readonly what: NotMade['what'];
  readonly result: NotMade['because'];
  readonly askedAt: string;
}

export function notMadeOf({ what, result, askedAt }: NotMadeRow): NotMade {
  return { what, because: result, askedOn: dayIn('UTC', new Date(askedAt)) };
}

/**
 * As JSON, and as SQL over a row `s` of a subscription; $2 is now. What was refused on the page was told there; what was
 * not, a letter was written about. Whatever is made after it shows that its donor went on.
 */
export const CHANGE_NOT_MADE = `
  select json_build_object('what', g.kind, 'result', l.data ->> 'result', 'askedAt', g.asked_at)
  from gift_changes g join letters l on l.kind = 'changed' and l.business_id = g.subscription_id || ':' || g.id
  where g.subscription_id = s.stripe_id and g.state = 'refused' and g.settled_at > $2::timestamptz - interval '30 days'
    and not exists (select from gift_changes made
      where made.subscription_id = s.stripe_id and made.state = 'done' and made.settled_at > g.settled_at)
  order by g.settled_at desc, g.id limit 1`;
