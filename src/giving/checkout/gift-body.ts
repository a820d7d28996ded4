import { tokenHash } from '../../foundation/crypto/token';
import { validated } from '../../foundation/problem/validated';
import { attributionOf, type AttributionCodes } from '../contributions/attribution';
import { OpenCheckoutSessionBody } from './checkout-session.dto';
import { OpenCheckoutSessionForm } from './checkout-session.form';
import type { GiftRequest } from './gift-request';

/** What the donation box posts. @throws ValidationFailed */
export function giftFromJson(body: unknown): GiftRequest {
  const { amountMinor, feeCoverMinor, reminder, ...choices } = validated(OpenCheckoutSessionBody, body);
  const rest = withAttribution(choices);
  const feeCover = feeCoverMinor === undefined ? {} : { feeCover: { shownMinor: feeCoverMinor } };
  return { ...rest, ...ledHereBy(reminder), ...feeCover, amount: { minor: amountMinor } };
}

/** What the plain form posts. @throws ValidationFailed */
export function giftFromForm(body: unknown): GiftRequest {
  const { amount, feeCover: shownTerms, receipt, reminder, ...choices } = validated(OpenCheckoutSessionForm, body);
  const rest = withAttribution(choices);
  const feeCover = shownTerms === undefined ? {} : { feeCover: { shownTerms } };
  const checks = { consentVersion: rest.consentVersion ?? '', receipt: receipt === 'on' };
  return { ...rest, ...ledHereBy(reminder), ...feeCover, ...checks, amount: { typed: amount } };
}

function withAttribution<Choices extends AttributionCodes>(choices: Choices) {
  const { campaign, placement, article, utm_source, utm_medium, utm_campaign, ...rest } = choices;
  return { ...rest, ...attributionOf({ campaign, placement, article, utm_source, utm_medium, utm_campaign }) };
}

function ledHereBy(reminder: string | undefined): Pick<GiftRequest, 'reminderHash'> {
  return reminder === undefined ? {} : { reminderHash: tokenHash(reminder) };
}
