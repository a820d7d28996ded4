import { plainAmount } from '../../src/foundation/money/plain-amount';
import { noteAsked, noteDeclined, wasAsked } from './asked-before';
import { chosenAmount, move, shapeOf, type Choice } from './choice';
import type { FormContext } from './form-context';
import { questionPart, type Answer } from './monthly-question-part';
import type { MonthlyQuestion } from './options';
import { presetOrOther } from './preset-or-other';

/**
 * Asks in `place`, at most once, and takes the answer over into the choice. A chunk of its own: whoever gives monthly from
 * the start never loads it. `place` hears `withdraw` when the form is changed under the question.
 * @returns whether the form can be sent
 */
export async function isSettled(
  context: FormContext,
  { suggestions, askAgainAfterDays }: MonthlyQuestion,
  place: HTMLElement,
): Promise<boolean> {
  const monthlyMinor = suggested(context.choice, suggestions);
  if (monthlyMinor === undefined || wasAsked()) return true;
  noteAsked();
  const answer = await answerTo(context, monthlyMinor, place);
  place.hidden = true;
  place.replaceChildren();
  if (answer === 'monthly') chooseMonthly(context, monthlyMinor);
  if (answer === 'once') noteDeclined(askAgainAfterDays);
  return answer !== 'withdrawn';
}

function answerTo(context: FormContext, monthlyMinor: bigint, place: HTMLElement): Promise<Answer> {
  return new Promise((resolve) => {
    place.addEventListener('withdraw', () => resolve('withdrawn'), { once: true });
    const question = questionPart(context, monthlyMinor, resolve);
    place.replaceChildren(question);
    place.hidden = false;
    question.focus();
  });
}

function suggested(choice: Choice, suggestions: MonthlyQuestion['suggestions']): bigint | undefined {
  const amount = chosenAmount(choice);
  if ('problem' in amount) return undefined;
  const found = suggestions.find(
    ({ currency, fromMinor, upToMinor }) =>
      currency === choice.currency.code && amount.amountMinor >= fromMinor && amount.amountMinor <= upToMinor,
  );
  return found && BigInt(found.monthlyMinor);
}

function chooseMonthly({ choice, changed }: FormContext, monthlyMinor: bigint): void {
  move(choice, { frequency: 'monthly' });
  // Months at once were chosen for another amount, if ever: a yes is to this one, each month.
  Object.assign(choice, { other: undefined, atOnce: false });
  Object.assign(choice, presetOrOther(choice, plainAmount(monthlyMinor, shapeOf(choice.currency))));
  changed();
}
