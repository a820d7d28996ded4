import { tokenHash } from '../../foundation/crypto/token';
import { validated } from '../../foundation/problem/validated';
import { attributionOf, type AttributionCodes } from '../contributions/attribution';
import { OpenCheckoutSessionBody } from './checkout-session.dto';
import { OpenCheckoutSessionForm } from './checkout-session.form';
import type { Tribute } from '../donors/tributes/tribute';
import type { GiftRequest } from './gift-request';

/** What the donation box posts. @throws ValidationFailed */
export function giftFromJson(body: unknown): GiftRequest {
  const posted = validated(OpenCheckoutSessionBody, body);
  const { amountMinor, feeCoverMinor, reminder, tributeKind, tributeText, ...choices } = posted;
  const rest = withAttribution(choices);
  const feeCover = feeCoverMinor === undefined ? {} : { feeCover: { shownMinor: feeCoverMinor } };
  return {
    ...rest,
    ...ledHereBy(reminder),
    ...saying(tributeText, tributeKind),
    ...feeCover,
    amount: { minor: amountMinor },
  };
}

/** What the plain form posts. @throws ValidationFailed */
export function giftFromForm(body: unknown): GiftRequest {
  const posted = validated(OpenCheckoutSessionForm, body);
  const {
    amount,
    feeCover: shownTerms,
    receipt,
    reminder,
    monthsCovered,
    tributeKind,
    tributeText,
    ...choices
  } = posted;
  const rest = withAttribution(choices);
  const months = monthsCovered === undefined ? {} : { monthsCovered: Number(monthsCovered) };
  const feeCover = shownTerms === undefined ? {} : { feeCover: { shownTerms } };
  const checks = { consentVersion: rest.consentVersion ?? '', receipt: receipt === 'on' };
  const said = saying(tributeText, tributeKind);
  return { ...rest, ...ledHereBy(reminder), ...said, ...months, ...feeCover, ...checks, amount: { typed: amount } };
}

/** Empty: nothing is to be said any more. Left out: that stays as it was. */
function saying(text: string | undefined, kind: Tribute['kind'] = 'note'): Pick<GiftRequest, 'tribute'> {
  if (text === undefined) return {};
  return { tribute: text.trim() === '' ? null : { kind, text: text.trim() } };
}

function withAttribution<Choices extends AttributionCodes>(choices: Choices) {
  const { campaign, placement, article, utm_source, utm_medium, utm_campaign, ...rest } = choices;
  return { ...rest, ...attributionOf({ campaign, placement, article, utm_source, utm_medium, utm_campaign }) };
}

function ledHereBy(reminder: string | undefined): Pick<GiftRequest, 'reminderHash'> {
  return reminder === undefined ? {} : { reminderHash: tokenHash(reminder) };
}
