import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { idempotencyKey } from './idempotency-key';
import { StripeFailure } from './stripe-failure';

/** One fixed product per kind of contribution: prices are made inline, so nothing at Stripe has to be kept in step. */
@Injectable()
export class StripeProducts {
  private readonly ensured = new Map<string, Promise<void>>();

  constructor(private readonly stripe: Stripe) {}

  /** Makes sure that the product exists, once per process. @throws StripeFailure */
  async ensure(product: { id: string; name: string }): Promise<void> {
    const earlier = this.ensured.get(product.id);
    if (earlier !== undefined) return earlier;
    const attempt = this.findOrCreate(product);
    this.ensured.set(product.id, attempt);
    // A failure is not remembered: the next donor's request asks again.
    attempt.catch(() => this.ensured.delete(product.id));
    return attempt;
  }

  private async findOrCreate(product: { id: string; name: string }): Promise<void> {
    try {
      await this.stripe.products.retrieve(product.id);
    } catch (error) {
      if (!isMissing(error)) throw StripeFailure.from(error) ?? error;
      await this.create(product);
    }
  }

  private async create({ id, name }: { id: string; name: string }): Promise<void> {
    try {
      await this.stripe.products.create({ id, name }, { idempotencyKey: idempotencyKey('product', id, 1) });
    } catch (error) {
      // Another process was quicker.
      if (errorCode(error) !== 'resource_already_exists') throw StripeFailure.from(error) ?? error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'resource_missing';
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined;
}
