import type { EntityManager } from 'typeorm';
import type { SessionState } from '../../giving/checkout-sessions/session-state';
import { prepared } from '../../infrastructure/database/prepared';
import type { ChargeFact } from '../../infrastructure/stripe/facts/charge-fact';
import type { StandingFacts } from './contribution-status-of';
import { PAYMENT_INTENTS_OF_CONTRIBUTION } from './links';

/** Everything known that bears on how these contributions stand, in one question. */
export async function standingFactsOf(
  manager: EntityManager,
  contributionIds: readonly string[],
): Promise<(StandingFacts & { readonly contributionId: string })[]> {
  if (contributionIds.length === 0) return [];
  const rows = await prepared<Row>(manager, FACTS, [contributionIds]);
  return rows.map(({ id, sessions, charges }) => ({
    contributionId: id,
    sessions,
    charges: charges.map(({ captured, ...charge }) => ({ ...charge, amountCapturedMinor: BigInt(captured) })),
  }));
}

interface Row {
  readonly id: string;
  readonly sessions: SessionState[];
  readonly charges: (Pick<ChargeFact, 'status' | 'balanceTransactionId'> & { readonly captured: string })[];
}

/** Amounts travel as text: JSON knows no int8. */
const FACTS = `
  select c.id,
    array(select state from checkout_sessions where contribution_id = c.id) as sessions,
    (select coalesce(json_agg(json_build_object('status', status, 'balanceTransactionId', balance_transaction_id,
        'captured', amount_captured_minor::text)), '[]')
      from charges where payment_intent_id = any(array(${PAYMENT_INTENTS_OF_CONTRIBUTION('c.id')}))) as charges
  from unnest($1::uuid[]) as c(id)`;
