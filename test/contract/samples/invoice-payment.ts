import { CREATED_AT } from './instants';

/** What joins an invoice to its payment since 2025-03-31.basil. */
export const invoicePayment = {
  id: 'inpay_1SampleMonthly',
  object: 'invoice_payment',
  amount_paid: 1000,
  amount_requested: 1000,
  created: CREATED_AT,
  currency: 'usd',
  invoice: 'in_1SampleMonthly',
  is_default: true,
  livemode: false,
  payment: { payment_intent: 'pi_3SampleGift02', type: 'payment_intent' },
  status: 'paid',
  status_transitions: { canceled_at: null, paid_at: CREATED_AT + 1 },
};
