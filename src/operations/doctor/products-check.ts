import { Inject, Injectable } from '@nestjs/common';
import { FREQUENCIES, type Frequency, type Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { StripeAccount } from '../../infrastructure/stripe/account';
import { StripeProducts } from '../../infrastructure/stripe/products';
import type { Check, Finding } from './finding';
import { PRODUCT_IDS } from './product-ids';

/** What Stripe's pages and, for recurring gifts, a bank statement say must be the newsroom's neutral words. */
@Injectable()
export class ProductsCheck implements Check {
  readonly name = 'products';

  constructor(
    private readonly account: StripeAccount,
    private readonly products: StripeProducts,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  examine(mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>[]> {
    return Promise.all(FREQUENCIES.map((frequency) => this.examineOne(frequency, mode)));
  }

  private async examineOne(frequency: Frequency, mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>> {
    const { productNames, statementDescriptor } = this.newsroom;
    const wanted = { id: PRODUCT_IDS[frequency], name: productNames[frequency], statementDescriptor };
    const found = await this.account.product(wanted.id);
    const words = `"${wanted.name}", "${statementDescriptor}" on statements`;
    if (found?.active && found.name === wanted.name && found.statementDescriptor === statementDescriptor) {
      return { state: 'ok', text: `${wanted.id}: ${words}` };
    }
    if (mode === 'look') return { state: 'todo', text: `${wanted.id} must be ${words}. Run "doctor --fix".` };
    await this.products.ensure(wanted);
    return { state: 'fixed', text: `${wanted.id} is now ${words}` };
  }
}
