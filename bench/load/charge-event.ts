/** A `charge.succeeded` of a card payment, of the size and shape Stripe's have, as it goes over the wire. */
export function chargeEvent(id: string, createdSeconds: number): string {
  return JSON.stringify({
    ...{ id: `evt_${id}`, object: 'event', api_version: '2026-10-28.endive', created: createdSeconds, livemode: false },
    ...{ pending_webhooks: 1, request: { id: `req_${id}`, idempotency_key: null }, type: 'charge.succeeded' },
    data: { object: charge(id, createdSeconds) },
  });
}

function charge(id: string, created: number): object {
  return {
    ...{ id: `ch_${id}`, object: 'charge', amount: 2500, amount_captured: 2500, amount_refunded: 0 },
    ...{ application: null, application_fee: null, application_fee_amount: null, balance_transaction: `txn_${id}` },
    billing_details: billingDetails(),
    ...{ calculated_statement_descriptor: 'EXT SUPPORT', captured: true, created, currency: 'eur', customer: null },
    ...{ description: null, disputed: false, failure_balance_transaction: null, failure_code: null },
    ...{ failure_message: null, fraud_details: {}, livemode: false, metadata: {}, on_behalf_of: null },
    outcome: outcome(),
    ...{ paid: true, payment_intent: `pi_${id}`, payment_method: `pm_${id}` },
    payment_method_details: { type: 'card', card: card() },
    ...{ presentment_details: null, radar_options: {}, receipt_email: null, receipt_number: null },
    receipt_url: `https://pay.example/receipts/payment/${id}`,
    ...{ refunded: false, review: null, shipping: null, source: null, source_transfer: null },
    ...{ statement_descriptor: null, statement_descriptor_suffix: null, status: 'succeeded' },
    ...{ transfer_data: null, transfer_group: null },
  };
}

function billingDetails(): object {
  const address = { city: null, country: 'FR', line1: null, line2: null, postal_code: null, state: null };
  return { address, email: 'jane@example.org', name: 'Jane Roe', phone: null, tax_id: null };
}

function outcome(): object {
  return {
    ...{ advice_code: null, network_advice_code: null, network_decline_code: null },
    ...{ network_status: 'approved_by_network', reason: null, risk_level: 'normal', risk_score: 12 },
    ...{ seller_message: 'Payment complete.', type: 'authorized' },
  };
}

function card(): object {
  return {
    ...{
      amount_authorized: 2500,
      authorization_code: null,
      brand: 'visa',
      country: 'FR',
      exp_month: 8,
      exp_year: 2031,
    },
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    ...{ extended_authorization: { status: 'disabled' }, fingerprint: 'notAFingerprint', funding: 'credit' },
    ...{ incremental_authorization: { status: 'unavailable' }, installments: null, last4: '4242', mandate: null },
    ...{ multicapture: { status: 'unavailable' }, network: 'visa', network_token: { used: false } },
    ...{ network_transaction_id: '000000000000000', regulated_status: 'unregulated' },
    ...{ overcapture: { maximum_amount_capturable: 2500, status: 'unavailable' } },
    ...{ three_d_secure: null, transaction_link_id: null, wallet: null },
  };
}
