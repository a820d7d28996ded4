import { project, type Json } from '../../../src/infrastructure/stripe/events/projection';

const PLANTED = [
  'jane@example.org',
  'Jane Roe',
  '+1 555 0100',
  'Main Street 1',
  '203.0.113.7',
  '4242',
  'fp_planted',
  'US',
];
const OURS = '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a11';
const person = {
  email: PLANTED[0],
  name: PLANTED[1],
  phone: PLANTED[2],
  address: { line1: PLANTED[3], country: PLANTED[7] },
  ip: PLANTED[4],
} as Json;

describe('the projection of a Stripe object', () => {
  it('keeps ids, amounts, states and our metadata of a charge, and nothing about the person', () => {
    const charge = {
      ...{
        id: 'ch_123456',
        object: 'charge',
        amount: 1000,
        currency: 'eur',
        status: 'succeeded',
        captured: true,
        payment_intent: 'pi_123456',
      },
      ...{ billing_details: person, receipt_email: PLANTED[0] as string, shipping: person, customer: 'cus_123456' },
      payment_method_details: {
        type: 'card',
        card: { last4: PLANTED[5] as string, fingerprint: PLANTED[6] as string, country: PLANTED[7] as string },
      },
      metadata: { contribution_id: OURS, checkout_session_id: PLANTED[0] as string, email: PLANTED[0] as string },
    };
    expect(project('charge', charge)).toEqual({
      ...{
        id: 'ch_123456',
        object: 'charge',
        amount: 1000,
        currency: 'eur',
        status: 'succeeded',
        captured: true,
        payment_intent: 'pi_123456',
      },
      ...{
        customer: 'cus_123456',
        payment_method_details: { type: 'card' },
        metadata: { contribution_id: OURS, checkout_session_id: null },
      },
    });
  });

  it('keeps only the id of an object that stands where an id was meant', () => {
    const expanded = { id: 'pi_123456', object: 'payment_intent', receipt_email: PLANTED[0] as string };
    expect(project('charge', { id: 'ch_123456', payment_intent: expanded })).toEqual({
      id: 'ch_123456',
      payment_intent: 'pi_123456',
    });
  });

  it('keeps of what a payment is for the ids, amounts and states alone', () => {
    const payment = { type: 'payment_intent', payment_intent: 'pi_123456' };
    const kept = { id: 'inpay_123456', object: 'invoice_payment', invoice: 'in_123456', status: 'open', payment };
    const invoice = { id: 'in_123456', customer_email: PLANTED[0] as string, customer_name: PLANTED[1] as string };
    const answer = {
      object: 'list',
      url: '/v1/invoice_payments',
      data: [{ ...kept, invoice, billing_details: person }],
    };
    expect(project('invoice_payment_list', answer)).toEqual({ object: 'list', data: [kept] });
  });

  it('keeps nothing but the id of a type without an allow-list', () => {
    expect(project('customer', { id: 'cus_123456', object: 'customer', ...(person as object) })).toEqual({
      id: 'cus_123456',
      object: 'customer',
    });
    expect(project('__proto__', { id: 'x_123456', email: PLANTED[0] as string })).toEqual({ id: 'x_123456' });
  });

  it('lets no text through where a nested object was meant', () => {
    expect(project('charge', { id: 'ch_123456', metadata: PLANTED[0] as string })).toEqual({
      id: 'ch_123456',
      metadata: null,
    });
  });
});
