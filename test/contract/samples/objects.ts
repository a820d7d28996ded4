import { balanceTransaction } from './balance-transaction';
import { charge } from './charge';
import { checkoutSession } from './checkout-session';
import { customer } from './customer';
import { dispute } from './dispute';
import { invoice } from './invoice';
import { invoicePayment } from './invoice-payment';
import { paymentIntent } from './payment-intent';
import { payout } from './payout';
import { price } from './price';
import { product } from './product';
import { refund } from './refund';
import { subscription } from './subscription';

/**
 * Judge-clean objects by the path that retrieves them. They hold what their type requires, and of the optional fields only those another field
 * demands (`card` where `type` is card): to drop any is to break the object.
 */
export const sampleObjects: Readonly<Record<string, Record<string, unknown>>> = {
  '/v1/balance_transactions/txn_3SampleGift01': balanceTransaction,
  '/v1/charges/ch_3SampleGift01': charge,
  '/v1/checkout/sessions/cs_test_a1SampleGift01': checkoutSession,
  '/v1/customers/cus_SampleDonor01': customer,
  '/v1/disputes/du_1SampleDispute': dispute,
  '/v1/invoice_payments/inpay_1SampleMonthly': invoicePayment,
  '/v1/invoices/in_1SampleMonthly': invoice,
  '/v1/payment_intents/pi_3SampleGift01': paymentIntent,
  '/v1/payouts/po_1SamplePayout': payout,
  '/v1/prices/price_1SampleMonthly': price,
  '/v1/products/prod_SampleMonthly': product,
  '/v1/refunds/re_3SampleGift01': refund,
  '/v1/subscriptions/sub_1SampleMonthly': subscription,
};
