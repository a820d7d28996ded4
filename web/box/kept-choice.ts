import { plainAmount } from '../../src/foundation/money/plain-amount';
import { shapeOf, type Choice } from './choice';
import { CHOICE_KEY } from './forget-choice';

/** What was chosen when this tab went to Stripe's page, in the words of the element's attributes. */
export interface KeptChoice {
  frequency: string;
  currency: string;
  amount: string;
  receipt: boolean;
  coversFee: boolean;
  atOnce: boolean;
}

/** For a donor who comes back without having paid. Never that the privacy policy was agreed to. */
export function keepChoice({ frequency, currency, presetMinor, other, receipt, coversFee, atOnce }: Choice): void {
  const amount = other ?? plainAmount(BigInt(presetMinor), shapeOf(currency));
  try {
    const choice = { frequency, currency: currency.code, amount, receipt, coversFee, atOnce, at: Date.now() };
    sessionStorage.setItem(CHOICE_KEY, JSON.stringify(choice));
  } catch {
    // Blocked storage costs only this memory.
  }
}

/** The same for every box of the page. An address that asks for something else counts more. */
export function keptChoice(): KeptChoice | undefined {
  const asked = new URL(location.href).searchParams;
  const isOther = (name: 'frequency' | 'currency' | 'amount') => (asked.get(name) ?? kept?.[name]) !== kept?.[name];
  return isOther('frequency') || isOther('currency') || isOther('amount') ? undefined : kept;
}

/** Paying, or thinking better of it, takes minutes; what lies there longer is for nobody to find. */
const KEPT_MS = 30 * 60_000;
const kept = take();

/** Once: whoever opens the page a second time begins anew. */
function take(): KeptChoice | undefined {
  try {
    const text = sessionStorage.getItem(CHOICE_KEY);
    sessionStorage.removeItem(CHOICE_KEY);
    const found = (JSON.parse(text ?? 'null') as (KeptChoice & { at: number }) | null) ?? undefined;
    return found && Date.now() - found.at < KEPT_MS ? found : undefined;
  } catch {
    return undefined;
  }
}
