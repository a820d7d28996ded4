import { randomUUID } from 'node:crypto';
import { formatAmount } from '../../foundation/money/format-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { failureReasonOf, isTriedAgain } from '../../infrastructure/stripe/failure-reason';
import type { Access } from '../../managing/visits/manage-visits';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import {
  amountForm,
  cardForm,
  dayForm,
  endLink,
  frequencyForm,
  goOnLink,
  pauseForm,
  type GiftParts,
} from './gift-forms';
import { notMadeNotice } from './not-made-notice';

/** One gift: how it stands, and what can be done with it. What needs a fresh link is not offered without one. */
export function giftSection(parts: GiftParts, access: Access): Html {
  const { texts, gift } = parts;
  const { frequency, isChanging, isUntold } = gift;
  if (isUntold && !isChanging) return html`<li><p role="status">${texts.page('manageUntold')}</p></li>`;
  return html`<li>
    <h2 class="sum">${texts.page(`manageGift-${frequency}`, { amount: formatAmount(gift, texts.language) })}</h2>
    ${stateOf(parts)} ${!isChanging && notMadeNotice(parts)}
    ${isChanging && html`<p role="status">${texts.page('manageChanging')}</p>`}
    ${isChanging ? false : access === 'mail' ? byMail(parts) : onVisit(parts)}
  </li>`;
}

function stateOf({ texts, gift }: GiftParts): Html {
  const { state, nextOn, movedFrom, planned } = gift;
  const day = (on: string | null): string => (on === null ? '' : dayInWords(on, texts.language));
  if (state === 'failing') return failureOf({ texts, gift });
  const key = state === 'paused' && nextOn !== null ? 'manage-pausedUntil' : `manage-${state}`;
  const isKnown = nextOn !== null || state === 'paused';
  return html`${isKnown && html`<p>${texts.page(key, { day: day(nextOn) })}</p>`}
  ${movedFrom !== null && html`<p>${texts.page('manage-moved', { day: day(movedFrom) })}</p>`}
  ${planned !== null && html`<p>${texts.page(`managePlanned-${planned.frequency}`, { amount: formatAmount(planned, texts.language), day: day(planned.on) })}</p>`}`;
}

/** Why, and when it is tried again. */
function failureOf({ texts, gift }: Pick<GiftParts, 'texts' | 'gift'>): Html {
  const { failure, isCardDeclined, isPaying } = gift;
  if (isPaying) return html`<p role="status">${texts.page('failurePaying')}</p>`;
  if (isCardDeclined) return html`<p class="failure-words" role="alert">${texts.page('failureNewCard')}</p>`;
  if (failure === null) return html`<p class="failure-words">${texts.page('manage-failing')}</p>`;
  const amount = formatAmount(failure, texts.language);
  const again =
    failure.nextTryOn === null || !isTriedAgain(failure.code)
      ? texts.page('failureNoTry')
      : texts.page('failureNextTry', { day: dayInWords(failure.nextTryOn, texts.language) });
  return html`<p class="failure-words">
      ${texts.page('failureNews', { amount })} ${texts.page(`failure-${failureReasonOf(failure.code)}`)}
    </p>
    <p>${again}</p>`;
}

function byMail(parts: GiftParts): Html {
  const { state } = parts.gift;
  return html`${state === 'active' && pauseForm(parts)} ${state !== 'ending' && endLink(parts)}`;
}

function onVisit(parts: GiftParts): Html {
  const { texts, gift } = parts;
  const { state, movedFrom } = gift;
  const card = (weight: 'main' | 'other'): Html | false =>
    gift.customerId !== null && cardForm(parts, randomUUID(), weight);
  switch (state) {
    case 'ending':
      return goOnLink(parts, texts.page('goOnEnding'));
    case 'paused':
      return html`${goOnLink(parts, texts.page('goOnPaused'))} ${amountForm(parts)} ${card('other')} ${endLink(parts)}`;
    case 'failing':
      return html`${card(gift.isPaying ? 'other' : 'main')} ${endLink(parts)}`;
    case 'active':
      return html`${movedFrom !== null && goOnLink(parts, texts.page('goOnMoved'))}
      ${gift.planned !== null && goOnLink(parts, texts.page('goOnPlanned'))} ${amountForm(parts)}
      ${frequencyForm(parts)} ${dayForm(parts)} ${pauseForm(parts)} ${card('other')} ${endLink(parts)}`;
  }
}
