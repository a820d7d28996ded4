import type { Account } from '../account/account';
import type { CheckoutSession, PaymentMethod } from '../account/wire';
import { StripeError } from '../api/stripe-error';
import { address } from '../resources/customers/address';
import { newBankAccount, newCard, type BillingDetails } from '../resources/payment-methods/payment-method';
import { cardNumbered } from '../resources/payment-methods/test-cards';
import { accountNumbered } from '../resources/payment-methods/test-ibans';

type Fields = Readonly<Record<string, string | undefined>>;

/** The payment method a payer typed in. @throws StripeError 402 in words for the payer */
export function readPayer(account: Account, session: CheckoutSession, fields: Fields): PaymentMethod {
  const debit = fields['method'] === 'sepa_debit';
  if (!session.payment_method_types.includes(debit ? 'sepa_debit' : 'card')) throw mistyped('Choose another method.');
  const email = fields['email']?.trim() || session.customer_details?.email || '';
  if (!/^\S+@\S+\.\S+$/.test(email)) throw mistyped('Your email address is incomplete.', 'email_invalid');
  return debit ? debited(account, fields, email) : carded(account, fields, email);
}

function carded(account: Account, fields: Fields, email: string): PaymentMethod {
  const card = cardNumbered(fields['number'] ?? '');
  if (!card) throw mistyped('Your card number is invalid.', 'incorrect_number');
  return newCard(account, card, billing(email, fields['name'], card.country));
}

function debited(account: Account, fields: Fields, email: string): PaymentMethod {
  const bank = accountNumbered(fields['iban'] ?? '');
  if (!bank) throw mistyped('The IBAN is invalid: use one of the test numbers.', 'invalid_bank_account_iban');
  if (!fields['name']?.trim()) throw mistyped('Your name is incomplete: a bank debit needs it.');
  return newBankAccount(account, bank, billing(email, fields['name'], bank.iban.slice(0, 2)));
}

/** As much as Stripe's page gathers: its address form asks for a country at least. */
function billing(email: string, name: string | undefined, country: string): BillingDetails {
  return { address: address({ country }), email, name: name?.trim() || null, phone: null, tax_id: null };
}

function mistyped(message: string, code?: string): StripeError {
  return new StripeError(402, { type: 'card_error', message, ...(code ? { code } : {}) });
}
