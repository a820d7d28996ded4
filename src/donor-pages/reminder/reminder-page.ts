import { formatAmount } from '../../foundation/money/format-amount';
import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import type { LinkedReminder } from './reminder-reader';

/** What the page was sent back to after. */
export const DONE = ['confirmed', 'snoozed', 'cancelled'] as const;

export interface ReminderPageParts {
  texts: PageTexts;
  token: string;
  /** Null: the link is not known. */
  reminder: LinkedReminder | null;
  done: (typeof DONE)[number] | undefined;
}

/** One page for every link: what the reminder is, and the buttons that its link allows. */
export function reminderPage(parts: ReminderPageParts): Html {
  const { texts, reminder } = parts;
  if (!reminder) return frame(texts.page('linkUnknownTitle'), html`<p>${texts.page('linkUnknownText')}</p>`);
  if (reminder.state === 'unconfirmed') return toConfirm(parts, reminder);
  if (reminder.state === 'cancelled')
    return frame(texts.page('reminderStoppedTitle'), html`<p>${texts.page('reminderStoppedText')}</p>`);
  if (reminder.scope === 'confirm') return confirmed(parts, reminder);
  return reminder.scope === 'unsubscribe' ? toStop(parts) : choices(parts, reminder);
}

/** The address that mail programs post to, opened by a person: its link stops, and does nothing else. */
function toStop({ texts, token }: ReminderPageParts): Html {
  return frame(texts.page('reminderTitle'), stopButtons(texts, token));
}

function toConfirm({ texts, token }: ReminderPageParts, reminder: LinkedReminder): Html {
  return frame(
    texts.page('reminderConfirmTitle'),
    html`<p>${promise(texts, reminder, reminder.firstOn)}</p>
      <form method="post" action="/v1/reminders/${token}/confirmation">
        <button type="submit" class="continue">${texts.page('reminderConfirm')}</button>
      </form>
      <p class="aside">${texts.page('reminderNotYou')}</p>`,
  );
}

function confirmed({ texts }: ReminderPageParts, reminder: LinkedReminder): Html {
  const sentence = reminder.nextOn === null ? texts.page('reminderEnded') : promise(texts, reminder, reminder.nextOn);
  return frame(
    texts.page('reminderConfirmedTitle'),
    html`<p>${sentence}</p>
      <p class="aside">${texts.page('reminderEveryMail')}</p>`,
  );
}

function choices({ texts, token, done }: ReminderPageParts, reminder: LinkedReminder): Html {
  const next = reminder.nextOn
    ? texts.page('reminderNext', { day: dayInWords(reminder.nextOn, texts.language) })
    : undefined;
  return frame(
    texts.page(done === 'snoozed' ? 'reminderSnoozedTitle' : 'reminderTitle'),
    html`${next && html`<p>${next}</p>`}
      <p><a class="continue" href="${giveAddress(texts, token, reminder)}">${texts.page('reminderGive')}</a></p>
      ${buttons(texts, token, 'snooze', 'until', [
        ['a-week', 'reminderWeek'],
        ['a-month', 'reminderMonth'],
      ])}
      ${stopButtons(texts, token)}`,
  );
}

function stopButtons(texts: PageTexts, token: string): Html {
  return buttons(texts, token, 'cancellation', 'what', [
    ['this', 'reminderStop'],
    ['all', 'reminderNever'],
  ]);
}

function buttons(
  texts: PageTexts,
  token: string,
  verb: string,
  name: string,
  choices: readonly (readonly [value: string, words: string])[],
): Html {
  const each = choices.map(
    ([value, words]) => html`<button name="${name}" value="${value}">${texts.page(words)}</button>`,
  );
  return html`<form method="post" action="/v1/reminders/${token}/${verb}"><p>${each}</p></form>`;
}

function promise(texts: PageTexts, { mails, ...reminder }: LinkedReminder, day: string): string {
  const key = mails === 1 ? 'reminderOnce' : 'reminderOften';
  return texts.page(key, {
    day: dayInWords(day, texts.language),
    mails,
    amount: amountOf(texts, { mails, ...reminder }),
  });
}

function amountOf(texts: PageTexts, { amountMinor, currency, frequency }: LinkedReminder): string {
  const amount = formatAmount({ amountMinor: BigInt(amountMinor), currency }, texts.language);
  return texts.page(`reminderAmount-${frequency}`, { amount });
}

/** The form as the reader meant to fill it. */
function giveAddress(texts: PageTexts, token: string, { frequency, currency, amountMinor }: LinkedReminder): string {
  const amount = plainAmount(BigInt(amountMinor), currencyOf(currency));
  return `/give?${new URLSearchParams({ language: texts.language, frequency, currency, amount, reminder: token })}`;
}

function frame(title: string, content: Html): Html {
  return html`<section class="standing reminder">
    <h1>${title}</h1>
    ${content}
  </section>`;
}
