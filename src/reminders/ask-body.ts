import { validated } from '../foundation/problem/validated';
import type { Problem } from '../foundation/problem/problem';
import type { AskRequest } from './ask';
import { AskReminderForm } from './reminder.form';
import { AskReminderBody } from './reminder.dto';

/** What the box posts. @throws ValidationFailed */
export function askFromJson(body: unknown): AskRequest {
  const { amountMinor, ...rest } = validated(AskReminderBody, body);
  return { ...rest, amount: { minor: amountMinor } };
}

/** What the plain form posts. @throws ValidationFailed */
export function askFromForm(body: unknown): AskRequest {
  const { amount, when, day = '', everyMonths, mails, consentVersion = '', ...rest } = validated(AskReminderForm, body);
  // A number of mails is asked for in any case, and counts where there is more than one.
  const repeat = everyMonths === 'once' ? {} : { everyMonths: Number(everyMonths), mails: Number(mails) };
  return { ...rest, ...repeat, consentVersion, when: when === 'day' ? day : when, amount: { typed: amount } };
}

/** Back to the page of the plain form, which says that a mail is on its way. */
export function givePageAfter(body: unknown): string {
  return `/give?${new URLSearchParams({ ...keptOf(body), asked: 'reminder' })}#reminder`;
}

/** Back to it with what is wrong; never with the address, which would stand in histories and logs. */
export function givePageWith(problem: Problem, body: unknown): string {
  const { limitDay, limitMinor, retryAfterSeconds } = problem.details;
  const details = Object.entries({ limitDay, limitMinor, retryAfterSeconds }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = { ...keptOf(body), about: 'reminder', problem: problem.code, ...Object.fromEntries(details) };
  return `/give?${new URLSearchParams(query)}#reminder`;
}

/** Of a form's values only what has their form. */
function keptOf(body: unknown): Record<string, string> {
  const values = body as Record<string, unknown> | null;
  return Object.fromEntries(
    Object.entries(KEPT_FIELDS).flatMap(([name, form]) => {
      const value = values?.[name];
      return typeof value === 'string' && form.test(value) ? [[name, value]] : [];
    }),
  );
}

const WORD = /^[A-Za-z0-9-]{1,20}$/;
const KEPT_FIELDS = { frequency: WORD, currency: WORD, language: WORD, amount: /^[\d.,\s]{1,40}$/ };
