import { currencyOf } from '../foundation/money/currencies';
import { plainAmount } from '../foundation/money/plain-amount';
import type { RemindedGift } from '../letters/templates/reminder-letters';

/** Where links in mails lead. Opening one only shows a page: mail scanners open every link there is. */
export function reminderLink(publicUrl: URL, token: string, language: string): string {
  return new URL(`/reminders/${token}?language=${language}`, publicUrl).href;
}

/** RFC 8058: whoever opens it sees a page, and a POST to it acts. */
export function unsubscribeLink(publicUrl: URL, token: string): string {
  return new URL(`/v1/mail/unsubscribe/${token}`, publicUrl).href;
}

/** The form, filled in. */
export function giveLink(publicUrl: URL, gift: RemindedGift, token: string): string {
  const { frequency, currency, language, amountMinor } = gift;
  const amount = plainAmount(amountMinor, currencyOf(currency));
  return new URL(`/give?${new URLSearchParams({ language, frequency, currency, amount, reminder: token })}`, publicUrl)
    .href;
}
