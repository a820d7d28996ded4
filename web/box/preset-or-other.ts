import { parseAmount } from '../../src/foundation/money/parse-amount';
import { amountsOf, shapeOf, type Choice } from './choice';

/** An amount given from outside: its preset where it is one, else the text as if typed by the donor. */
export function presetOrOther(choice: Choice, text: string | null): Partial<Choice> {
  if (!text) return {};
  const parsed = parseAmount(text, shapeOf(choice.currency));
  const minor = 'fault' in parsed ? undefined : Number(parsed.amountMinor);
  const presetMinor = amountsOf(choice).presetsMinor.find((preset) => preset === minor);
  return presetMinor === undefined ? { other: text } : { presetMinor };
}
