import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { StripeFailure } from './stripe-failure';

/** All that Stripe's pages, its mails and, for recurring gifts, a bank statement say of a contribution. */
export interface NeutralProduct {
  readonly id: string;
  readonly name: string;
  readonly statementDescriptor: string;
}

/** One fixed product per kind of contribution: prices are made inline, so nothing at Stripe has to be kept in step. */
@Injectable()
export class StripeProducts {
  private readonly ensured = new Map<string, Promise<void>>();

  constructor(private readonly stripe: Stripe) {}

  /** Makes sure that the product exists and is called so, once per process. @throws StripeFailure */
  async ensure(product: NeutralProduct): Promise<void> {
    const earlier = this.ensured.get(product.id);
    if (earlier !== undefined) return earlier;
    const attempt = this.findOrCreate(product);
    this.ensured.set(product.id, attempt);
    // A failure is not remembered: the next donor's request asks again.
    attempt.catch(() => this.ensured.delete(product.id));
    return attempt;
  }

  private async findOrCreate(product: NeutralProduct): Promise<void> {
    try {
      const known = await this.stripe.products.retrieve(product.id);
      if (!isAsWanted(known, product))
        await this.stripe.products.update(product.id, { ...wordsOf(product), active: true });
    } catch (error) {
      if (!isMissing(error)) throw StripeFailure.from(error) ?? error;
      await this.create(product);
    }
  }

  /** No key of ours: the fixed id already makes it safe to repeat, and a stored failure must not last a day. */
  private async create(product: NeutralProduct): Promise<void> {
    try {
      await this.stripe.products.create({ id: product.id, ...wordsOf(product) });
    } catch (error) {
      // Another process was quicker.
      if (errorCode(error) !== 'resource_already_exists') throw StripeFailure.from(error) ?? error;
    }
  }
}

function wordsOf({ name, statementDescriptor }: NeutralProduct) {
  return { name, statement_descriptor: statementDescriptor };
}

/** A newsroom that finds its words unsafe and changes its file has them changed at Stripe. */
function isAsWanted(known: Stripe.Product, product: NeutralProduct): boolean {
  const { name, statement_descriptor } = wordsOf(product);
  return known.active && known.name === name && known.statement_descriptor === statement_descriptor;
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'resource_missing';
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined;
}
