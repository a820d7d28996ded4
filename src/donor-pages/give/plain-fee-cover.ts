import { feeCoverOf } from '../../foundation/money/fee-cover';
import { formatCosts } from '../../foundation/money/format-costs';
import { formatMinor } from '../../foundation/money/format-minor';
import { parseAmount } from '../../foundation/money/parse-amount';
import { costTerms } from '../../giving/checkout/fee-cover-request';
import { html, type Html } from '../../infrastructure/pages/html';
import type { GiveParts } from './give-parts';

/**
 * Offers to add what the payment costs. Without script no sum follows what is typed: the costs are said as they are, and
 * what they come to with the amount that stands there; Stripe's page shows the sum before it is paid.
 */
export function plainFeeCover({ texts, give }: GiveParts): Html {
  const { costs, currency } = give;
  if (costs === undefined) return html``;
  const parsed = parseAmount(give.amount, currency);
  const amountMinor = 'amountMinor' in parsed ? parsed.amountMinor : give.amounts.defaultMinor;
  // Months that are paid at once are one payment, and cost what one costs.
  const giftMinor = amountMinor * BigInt(give.monthsCovered ?? 1);
  const written = (minor: bigint) => formatMinor(minor, currency, texts.language);
  const words = texts.give('coverPlain', {
    gift: written(giftMinor),
    total: written(giftMinor + feeCoverOf(giftMinor, costs, currency)),
  });
  const method = costs.method === 'card' ? texts.give('card') : costs.method;
  const hint = texts.give('coverHint', { method, costs: formatCosts(costs, currency, texts.language) });
  return html`<div>
    <label class="check">
      <input
        type="checkbox"
        name="feeCover"
        value="${costTerms(costs)}"
        aria-describedby="cover-hint"
        ${give.coversFee && html`checked`}
      /><span>${words}</span>
    </label>
    <p class="hint" id="cover-hint">${hint}</p>
  </div>`;
}
