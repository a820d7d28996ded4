import { formatAmount } from '../../foundation/money/format-amount';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import { dayInWords } from '../day-in-words';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import { ownLinks } from '../leaving/own-links';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

export interface ManagePageParts {
  readonly texts: PageTexts;
  readonly token: string;
  /** Null: the link is not known, or ended. */
  readonly gifts: readonly ManagedGift[] | null;
  /** Why Stripe's page could not be opened. */
  readonly problem: string | undefined;
}

/** The recurring gifts that a link opens, each with the way to change or stop it. Opening the page changes nothing. */
export function managePage(parts: ManagePageParts): Html {
  const { texts, gifts, problem } = parts;
  if (gifts === null) return linkEnded(texts);
  if (gifts.length === 0) return noGift(parts);
  return standing(
    texts.page('manageTitle'),
    html`${problem && html`<div class="failure" role="alert"><p>${texts.problem(problem, {})}</p></div>`}
      <ul class="gifts">
        ${gifts.map((gift, place) => giftItem(parts, gift, place))}
      </ul>
      <p class="aside">${texts.page('manageStripe')}</p>
      ${ownLinks(texts, parts.token)}`,
  );
}

function giftItem({ texts, token }: ManagePageParts, gift: ManagedGift, place: number): Html {
  const { frequency, state, nextOn, contributionId } = gift;
  const day = nextOn === null ? '' : dayInWords(nextOn, texts.language);
  const isKnown = nextOn !== null || state === 'paused' || state === 'failing';
  return html`<li>
    <p class="sum" id="gift-${place}">
      ${texts.page(`manageGift-${frequency}`, { amount: formatAmount(gift, texts.language) })}
    </p>
    ${isKnown && html`<p>${texts.page(`manage-${state}`, { day })}</p>`}
    <form method="post" action="/manage/${token}">
      ${hiddenFields({ contribution: contributionId, language: texts.language })}
      <button type="submit" class="continue" aria-describedby="gift-${place}">${texts.page('manageOpen')}</button>
    </form>
  </li>`;
}

function linkEnded(texts: PageTexts): Html {
  return standing(
    texts.page('manageEndedTitle'),
    html`<p>${texts.page('manageEndedText')}</p>
      <p><a class="continue" href="/manage?language=${texts.language}">${texts.page('manageNew')}</a></p>`,
  );
}

function noGift({ texts, token }: ManagePageParts): Html {
  return standing(
    texts.page('manageNoneTitle'),
    html`<p>${texts.page('manageNoneText')}</p>
      <p><a class="continue" href="/give?language=${texts.language}">${texts.page('reminderGive')}</a></p>
      ${ownLinks(texts, token)}`,
  );
}
