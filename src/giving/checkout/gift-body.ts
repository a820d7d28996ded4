import { tokenHash } from '../../foundation/crypto/token';
import { validated } from '../../foundation/problem/validated';
import { OpenCheckoutSessionBody } from './checkout-session.dto';
import { OpenCheckoutSessionForm } from './checkout-session.form';
import type { GiftRequest } from './gift-request';

/** What the donation box posts. @throws ValidationFailed */
export function giftFromJson(body: unknown): GiftRequest {
  const { amountMinor, reminder, ...rest } = validated(OpenCheckoutSessionBody, body);
  return { ...rest, ...ledHereBy(reminder), amount: { minor: amountMinor } };
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

function ledHereBy(reminder: string | undefined): Pick<GiftRequest, 'reminderHash'> {
  return reminder === undefined ? {} : { reminderHash: tokenHash(reminder) };
}
