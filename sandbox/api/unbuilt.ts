import { StripeError, unbuilt } from './stripe-error';

/** Calls that Stripe has and the sandbox has not: a test run that meets one has tested nothing. */
export class UnbuiltCalls {
  private readonly counts = new Map<string, number>();

  note(call: string): void {
    this.counts.set(call, (this.counts.get(call) ?? 0) + 1);
  }

  list(): { call: string; count: number }[] {
    return [...this.counts].map(([call, count]) => ({ call, count }));
  }

  clear(): void {
    this.counts.clear();
  }
}

/** First segments of the API's addresses beyond those built; `payment_intents` and others are built in part. */
const KNOWN = new Set(
  `accounts account_links account_sessions apple_pay application_fees apps balance balance_settings balance_transactions
  billing billing_portal charges checkout climate confirmation_tokens country_specs coupons credit_notes customer_sessions
  customers disputes entitlements ephemeral_keys events exchange_rates external_accounts file_links files
  financial_connections forwarding identity invoice_payments invoice_rendering_templates invoiceitems invoices issuing
  mandates payment_attempt_records payment_intents payment_links payment_method_configurations payment_method_domains
  payment_methods payment_records payouts plans prices products promotion_codes quotes radar refunds reporting reserve
  reviews setup_attempts setup_intents shipping_rates sigma sources subscription_items subscription_schedules
  subscriptions tax tax_codes tax_ids tax_rates terminal test_helpers tokens topups transfers treasury
  webhook_endpoints`.split(/\s+/),
);

/** The answer to an address without a route: 501 where Stripe has one, 404 where it has none. */
export function notRouted(method: string, path: string): StripeError {
  const [, version, resource = ''] = path.split('/');
  if (version !== 'v1' || !KNOWN.has(resource)) {
    const message = `Unrecognized request URL (${method}: ${path}).`;
    return new StripeError(404, { type: 'invalid_request_error', message });
  }
  return unbuilt(
    `${method} ${path.replace(/\/[a-z]+_\w+(?=\/|$)/g, (segment) => (/\d/.test(segment) ? '/:id' : segment))}`,
  );
}
