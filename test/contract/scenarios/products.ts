import assert from 'node:assert/strict';
import { ALL_TERMS, ensureProduct } from './gift';
import { assertRefused } from './on-the-wire';
import type { Scenario } from './scenario';

export const PRODUCT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'products ensured by one process are found by the next, and not made again',
    async run(bench) {
      for (const terms of ALL_TERMS) await ensureProduct(bench, terms);
      const before = bench.exchanges.length;
      for (const terms of ALL_TERMS) await ensureProduct(bench, terms);
      const again = bench.exchanges.slice(before).map(({ method, status }) => `${method} ${status}`);
      assert.deepEqual(
        again,
        ALL_TERMS.map(() => 'GET 200'),
      );
    },
  },
  {
    name: 'a product made a second time under another key is refused as resource_already_exists',
    async run(bench) {
      const [terms] = ALL_TERMS;
      assert.ok(terms);
      await ensureProduct(bench, terms);
      await assertRefused(bench, () => bench.stripe.products.create({ id: terms.productId, name: 'Another' }), {
        ...{ status: 400, type: 'invalid_request_error', code: 'resource_already_exists' },
      });
    },
  },
];
