import type { Route } from '../api/route';
import { ACCOUNT_ROUTES } from './accounts/routes';
import { BALANCE_ROUTES } from './balance/routes';
import { BILLING_PORTAL_ROUTES } from './billing-portal/routes';
import { CHARGE_ROUTES } from './charges/routes';
import { CHECKOUT_SESSION_ROUTES } from './checkout-sessions/routes';
import { CUSTOMER_ROUTES } from './customers/routes';
import { DISPUTE_ROUTES } from './disputes/routes';
import { EVENT_ROUTES } from './events/routes';
import { INVOICE_ITEM_ROUTES } from './invoice-items/routes';
import { INVOICE_PAYMENT_ROUTES } from './invoice-payments/routes';
import { INVOICE_ROUTES } from './invoices/routes';
import { MANDATE_ROUTES } from './mandates/routes';
import { PAYMENT_INTENT_ROUTES } from './payment-intents/routes';
import { PAYMENT_METHOD_ROUTES } from './payment-methods/routes';
import { PAYMENT_PAGE_ROUTES } from './payment-pages/routes';
import { PAYOUT_ROUTES } from './payouts/routes';
import { PRICE_ROUTES } from './prices/routes';
import { PRODUCT_ROUTES } from './products/routes';
import { RADAR_ROUTES } from './radar/routes';
import { REFUND_ROUTES } from './refunds/routes';
import { SETUP_INTENT_ROUTES } from './setup-intents/routes';
import { SUBSCRIPTION_SCHEDULE_ROUTES } from './subscription-schedules/routes';
import { SUBSCRIPTION_ITEM_ROUTES } from './subscriptions/item-routes';
import { SUBSCRIPTION_ROUTES } from './subscriptions/routes';
import { TEST_CLOCK_ROUTES } from './test-clocks/routes';
import { TOPUP_ROUTES } from './topups/routes';
import { WEBHOOK_ENDPOINT_ROUTES } from './webhook-endpoints/routes';

/** Every call that is built. */
export const ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...BALANCE_ROUTES,
  ...BILLING_PORTAL_ROUTES,
  ...CHARGE_ROUTES,
  ...CHECKOUT_SESSION_ROUTES,
  ...CUSTOMER_ROUTES,
  ...DISPUTE_ROUTES,
  ...EVENT_ROUTES,
  ...INVOICE_ITEM_ROUTES,
  ...INVOICE_PAYMENT_ROUTES,
  ...INVOICE_ROUTES,
  ...MANDATE_ROUTES,
  ...PAYMENT_INTENT_ROUTES,
  ...PAYMENT_METHOD_ROUTES,
  ...PAYMENT_PAGE_ROUTES,
  ...PAYOUT_ROUTES,
  ...PRICE_ROUTES,
  ...PRODUCT_ROUTES,
  ...RADAR_ROUTES,
  ...REFUND_ROUTES,
  ...SETUP_INTENT_ROUTES,
  ...SUBSCRIPTION_ITEM_ROUTES,
  ...SUBSCRIPTION_ROUTES,
  ...SUBSCRIPTION_SCHEDULE_ROUTES,
  ...TEST_CLOCK_ROUTES,
  ...TOPUP_ROUTES,
  ...WEBHOOK_ENDPOINT_ROUTES,
];
