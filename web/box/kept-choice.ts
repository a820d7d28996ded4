import { plainAmount } from '../../src/foundation/money/plain-amount';
import { shapeOf, type Choice } from './choice';

/** What was chosen when this tab went to Stripe's page, in the words of the element's attributes. */
export interface KeptChoice {
  frequency: string;
  currency: string;
  amount: string;
  receipt: boolean;
}

/** For a donor who comes back without having paid. Never that the privacy policy was agreed to. */
export function keepChoice({ frequency, currency, presetMinor, other, receipt }: Choice): void {
  const amount = other ?? plainAmount(BigInt(presetMinor), shapeOf(currency));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ frequency, currency: currency.code, amount, receipt }));
  } catch {
    // Blocked storage costs only this memory.
  }
}

/** The same for every box of the page. What the page's own address asks for counts more. */
export function keptChoice(): KeptChoice | undefined {
  const asked = new URL(location.href).searchParams;
  return ['frequency', 'currency', 'amount'].some((name) => asked.has(name)) ? undefined : kept;
}

const KEY = 'mainstay.choice';
const kept = take();

/** Once: whoever opens the page a second time begins anew. */
function take(): KeptChoice | undefined {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return (JSON.parse(text ?? 'null') as KeptChoice | null) ?? undefined;
  } catch {
    return undefined;
  }
}
