import type { Behaviour } from './instrument';

/** A bank account of Stripe's documentation. https://docs.stripe.com/payments/sepa-debit/accept-a-payment#test-integration */
export interface TestIban {
  readonly iban: string;
  readonly behaviour: Behaviour;
  readonly hint?: string;
}

const PAYS: Behaviour = { kind: 'debits', outcome: 'succeeds', pace: 'usual' };
const PAYS_LATE: Behaviour = { kind: 'debits', outcome: 'succeeds', pace: 'slow' };
const FAILS: Behaviour = { kind: 'debits', outcome: 'fails', pace: 'usual' };

export const TEST_IBANS: readonly TestIban[] = [
  { iban: 'AT611904300234573201', behaviour: PAYS, hint: 'is debited' },
  { iban: 'AT321904300235473204', behaviour: PAYS_LATE, hint: 'is debited after a while' },
  { iban: 'AT861904300235473202', behaviour: FAILS, hint: 'fails after a while' },
  { iban: 'DE89370400440532013000', behaviour: PAYS },
  { iban: 'DE62370400440532013001', behaviour: FAILS },
  { iban: 'IT40S0542811101000000123456', behaviour: PAYS },
  { iban: 'IT60X0542811101000000123456', behaviour: FAILS },
];

export function accountNumbered(typed: string): TestIban | undefined {
  const iban = typed.replace(/\s/g, '').toUpperCase();
  return TEST_IBANS.find((account) => account.iban === iban);
}
