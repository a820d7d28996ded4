import { LETTERS_OF_DONOR } from '../../letters/letters-of-donor-sql';
import { PAYMENT_INTENTS_OF_CONTRIBUTION } from '../../payments/standing/links';

/** One kind of what is kept of a donor: the tables it answers for, and its rows as SQL, where $1 is the donor. */
export interface OwnQuery {
  readonly name: string;
  readonly tables: readonly string[];
  readonly sql: string;
}

const money = (amount: string, currency: string): string =>
  `json_build_object('amountMinor', ${amount}::text, 'currency', ${currency})`;

const GIFTS = `select id from contributions where donor_id = $1`;

const CHARGES = `
  select gift.id as gift, ch.* from contributions gift
    cross join lateral (${PAYMENT_INTENTS_OF_CONTRIBUTION('gift.id')}) intent
    join charges ch on ch.payment_intent_id = intent.id
  where gift.donor_id = $1`;

export const OWN_QUERIES: readonly OwnQuery[] = [
  {
    name: 'gifts',
    tables: ['contributions'],
    sql: `select id as gift, pledged_at as on, frequency, ${money('amount_minor', 'currency')} as amount, status, language,
        receipt as "wantsMail", consent_version as "consentVersion", return_to as "returnTo", campaign, placement, variant,
        ${money('fee_cover_minor', 'currency')} as "feeCover", months_covered as "monthsAtOnce"
      from contributions where donor_id = $1 order by pledged_at, id`,
  },
  {
    name: 'origins',
    tables: ['contribution_origins'],
    sql: `select contribution_id as gift, pledged_at as on, article,
        concat_ws(' ', utm_source, utm_medium, utm_campaign) as "linkCodes"
      from contribution_origins where contribution_id in (${GIFTS}) order by pledged_at, contribution_id`,
  },
  {
    name: 'recurring',
    tables: ['subscriptions'],
    sql: `select contribution_id as gift, stripe_id as "stripeId", status, ${money('amount_minor', 'currency')} as amount,
        interval as "every", current_period_end as "nextAt", coalesce(cancel_at, ended_at) as "endsAt", resumes_at as "resumesAt"
      from subscriptions where contribution_id in (${GIFTS}) order by stripe_id`,
  },
  {
    name: 'changes',
    tables: ['gift_changes'],
    sql: `select contribution_id as gift, asked_at as on, kind, state as status, reason, terms::text as terms, stood::text as before
      from gift_changes where contribution_id in (${GIFTS}) order by asked_at, id`,
  },
  {
    name: 'pages',
    tables: ['checkout_sessions'],
    sql: `select contribution_id as gift, requested_at as on, state as status, stripe_id as "stripeId",
        customer_id as "stripeCustomer"
      from checkout_sessions where contribution_id in (${GIFTS}) order by requested_at, id`,
  },
  {
    name: 'payments',
    tables: ['payment_intents', 'charges'],
    sql: `select gift, stripe_id as "stripeId", created as on, ${money('amount_minor', 'currency')} as amount, status, method,
        failure_code as reason
      from (${CHARGES}) paid order by created, stripe_id`,
  },
  {
    name: 'refunds',
    tables: ['refunds'],
    sql: `select paid.gift, r.stripe_id as "stripeId", r.created as on, ${money('r.amount_minor', 'r.currency')} as amount,
        r.status, r.reason
      from (${CHARGES}) paid join refunds r on r.charge_id = paid.stripe_id order by r.created, r.stripe_id`,
  },
  {
    name: 'letters',
    tables: ['letters'],
    sql: `${LETTERS_OF_DONOR}
      select kind, written_at as on, state as status, sent_at as "sentAt", number from found join letters l using (id)
      order by written_at, l.id`,
  },
  {
    name: 'links',
    tables: ['mail_tokens'],
    sql: `select made_at as on, expires_at as "endsAt", used_at as "usedAt" from mail_tokens where donor_id = $1
      order by made_at, expires_at`,
  },
  {
    name: 'care',
    tables: ['care_actions'],
    sql: `select contribution_id as gift, asked_at as on, kind, state as status, reason from care_actions
      where donor_id = $1 order by asked_at, id`,
  },
];
