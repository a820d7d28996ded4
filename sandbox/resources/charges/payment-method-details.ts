import type { Account } from '../../account/account';
import type { Charge, PaymentIntent, PaymentMethod } from '../../account/wire';
import { mandateOf } from '../mandates/mandate';

type Details = NonNullable<Charge['payment_method_details']>;

/** Whether the payer's bank was asked first. */
export type Authentication = 'not_asked' | 'passed';

/** The card or bank account of a charge, with what only a charge knows. */
export function paymentMethodDetails(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  authentication: Authentication,
): Details {
  if (method.sepa_debit) return bankDetails(account, method, method.sepa_debit);
  if (method.card) return cardDetails(intent, method.card, authentication);
  throw new Error(`The sandbox cannot charge a payment method of type ${method.type}`);
}

function cardDetails(
  { amount }: PaymentIntent,
  card: NonNullable<PaymentMethod['card']>,
  authentication: Authentication,
): Details {
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: randomDigits(6),
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: randomDigits(15),
      overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: authentication === 'passed' ? AUTHENTICATED : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

const AUTHENTICATED = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: '5f2a4b1c-0000-4000-8000-5a4d1b0c7e11',
  version: '2.2.0',
} as const;

function bankDetails(account: Account, method: PaymentMethod, bank: NonNullable<PaymentMethod['sepa_debit']>): Details {
  return {
    type: 'sepa_debit',
    sepa_debit: {
      bank_code: bank.bank_code,
      branch_code: bank.branch_code,
      country: bank.country,
      fingerprint: bank.fingerprint,
      last4: bank.last4,
      mandate: mandateOf(account, method).id,
    },
  };
}

function randomDigits(digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(Math.random() * 10)).join('');
}
