import type { PaymentCosts } from './fee-cover';
import { formatMinor } from './format-minor';
import type { AmountShape } from './parse-amount';

/** What a payment costs, in figures: "2.9% + €0.30", "1,5 %". */
export function formatCosts(
  { basisPoints, fixedMinor }: PaymentCosts,
  shape: Omit<AmountShape, 'stepMinor'>,
  language: string,
): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const part = basisPoints > 0 ? [percent.format(basisPoints / 10_000)] : [];
  return [...part, ...(fixedMinor > 0n ? [formatMinor(fixedMinor, shape, language)] : [])].join(' + ');
}
