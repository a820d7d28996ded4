import { tokenHash } from '../../foundation/crypto/token';
import { validated } from '../../foundation/problem/validated';
import { OpenCheckoutSessionBody } from './checkout-session.dto';
import { OpenCheckoutSessionForm } from './checkout-session.form';
import type { Tribute } from '../donors/tributes/tribute';
import type { GiftRequest } from './gift-request';

/** What the donation box posts. @throws ValidationFailed */
export function giftFromJson(body: unknown): GiftRequest {
  const { amountMinor, reminder, tributeKind, tributeText, ...rest } = validated(OpenCheckoutSessionBody, body);
  const said = tributeText === undefined ? {} : { tribute: tributeOf(tributeText, tributeKind) };
  return { ...rest, ...ledHereBy(reminder), ...said, amount: { minor: amountMinor } };
}

/** What the plain form posts. @throws ValidationFailed */
export function giftFromForm(body: unknown): GiftRequest {
  const {
    amount,
    receipt,
    consentVersion = '',
    reminder,
    monthsCovered,
    ...rest
  } = validated(OpenCheckoutSessionForm, body);
  const months = monthsCovered === undefined ? {} : { monthsCovered: Number(monthsCovered) };
  return {
    ...{ ...rest, ...ledHereBy(reminder), ...months },
    ...{ consentVersion, receipt: receipt === 'on', amount: { typed: amount } },
  };
}

/** @returns null where nothing is to be said any more */
function tributeOf(text: string, kind: Tribute['kind'] = 'note'): Tribute | null {
  return text.trim() === '' ? null : { kind, text: text.trim() };
}

function ledHereBy(reminder: string | undefined): Pick<GiftRequest, 'reminderHash'> {
  return reminder === undefined ? {} : { reminderHash: tokenHash(reminder) };
}
