import { validated } from '../../foundation/problem/validated';
import { OpenCheckoutSessionBody } from './checkout-session.dto';
import { OpenCheckoutSessionForm } from './checkout-session.form';
import type { GiftRequest } from './gift-request';

/** What the donation box posts. @throws ValidationFailed */
export function giftFromJson(body: unknown): GiftRequest {
  const { amountMinor, ...rest } = validated(OpenCheckoutSessionBody, body);
  return { ...rest, amount: { minor: amountMinor } };
}

/** What the plain form posts. @throws ValidationFailed */
export function giftFromForm(body: unknown): GiftRequest {
  const { amount, receipt, consentVersion = '', ...rest } = validated(OpenCheckoutSessionForm, body);
  return { ...rest, consentVersion, receipt: receipt === 'on', amount: { typed: amount } };
}
