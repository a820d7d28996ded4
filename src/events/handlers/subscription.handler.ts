import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SubscriptionFacts } from '../../giving/subscriptions/subscription-facts';
import { StandingService } from '../../payments/standing/standing.service';
import type { StripeEvent } from '../inbox/stripe-event.entity';

/** A standing agreement began, changed or ended. */
@Injectable()
export class SubscriptionHandler {
  constructor(
    private readonly subscriptions: SubscriptionFacts,
    private readonly standing: StandingService,
  ) {}

  async handle(manager: EntityManager, event: StripeEvent): Promise<void> {
    const { created, type: eventType, apiVersion, projection: snapshot, previousAttributes } = event;
    const view = { created, eventType, apiVersion: apiVersion ?? '', snapshot, previousAttributes };
    const subscriptionId = await this.subscriptions.merge(manager, view);
    await this.standing.refreshLinked(manager, { subscriptionId });
  }
}
