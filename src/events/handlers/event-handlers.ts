import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readCharge } from '../../infrastructure/stripe/facts/charge-fact';
import { readInvoice } from '../../infrastructure/stripe/facts/invoice-fact';
import { readInvoicePayment } from '../../infrastructure/stripe/facts/invoice-payment-fact';
import { readPaymentIntent } from '../../infrastructure/stripe/facts/payment-intent-fact';
import { shown, UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import { PaymentFacts } from '../../payments/payment-facts';
import { EVENT_TABLE, type EventHandlerName } from '../event-table';
import type { StripeEvent } from '../inbox/stripe-event.entity';
import { SessionHandler } from './session.handler';
import { SubscriptionHandler } from './subscription.handler';

type Handle = (manager: EntityManager, event: StripeEvent) => Promise<void>;

/** Hands an event to what understands its object. */
@Injectable()
export class EventHandlers {
  private readonly handlers: Record<EventHandlerName, Handle>;

  constructor(payments: PaymentFacts, sessions: SessionHandler, subscriptions: SubscriptionHandler) {
    this.handlers = {
      session: (manager, event) => sessions.handle(manager, event),
      subscription: (manager, event) => subscriptions.handle(manager, event),
      paymentIntent: (manager, event) => payments.takePaymentIntent(manager, readPaymentIntent(event.projection)),
      charge: (manager, event) => payments.takeCharge(manager, readCharge(event.projection)),
      invoice: (manager, event) =>
        payments.takeInvoice(manager, readInvoice(event.projection, versionAdapter(event.apiVersion))),
      invoicePayment: (manager, event) => payments.takeInvoicePayment(manager, readInvoicePayment(event.projection)),
    };
  }

  /** @throws UnreadableObject when the event must be parked */
  async handle(manager: EntityManager, event: StripeEvent): Promise<void> {
    const name = EVENT_TABLE[event.type];
    if (name === undefined) return;
    if (event.objectType !== OBJECT_OF[name])
      throw new UnreadableObject(`${shown(event.type)} carries a ${shown(event.objectType)}`);
    // An event of a version nobody has read about is not guessed at.
    versionAdapter(event.apiVersion);
    await this.handlers[name](manager, event);
  }
}

const OBJECT_OF: Record<EventHandlerName, string> = {
  session: 'checkout.session',
  paymentIntent: 'payment_intent',
  charge: 'charge',
  invoice: 'invoice',
  invoicePayment: 'invoice_payment',
  subscription: 'subscription',
};
