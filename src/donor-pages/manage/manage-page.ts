import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import type { Access } from '../../managing/visits/manage-visits';
import { hiddenFields } from '../hidden-fields';
import { ownLinks } from '../leaving/own-links';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';
import { statementsLink } from '../statements/statements-link';
import type { TypedForm } from './gift-forms';
import { giftSection } from './gift-section';
import { doneNotice, manageProblem, type ManageDone } from './manage-notice';

export interface ManagePageParts {
  readonly texts: PageTexts;
  /** The token of a link, or `visit`. */
  readonly door: string;
  readonly access: Access;
  readonly gifts: readonly ManagedGift[];
  readonly newsroom: { readonly name: string };
  readonly done: ManageDone | undefined;
  readonly problem: Pick<Problem, 'code' | 'details'> | undefined;
  /** What was filled in for one of the gifts, and could not be taken. */
  readonly typed: (TypedForm & { readonly contributionId: string }) | undefined;
}

/** The recurring gifts that a link opens, each with what can be done with it. Opening the page changes nothing. */
export function managePage(parts: ManagePageParts): Html {
  const { texts, door, access, gifts, newsroom, done, problem, typed } = parts;
  return standing(
    texts.page(gifts.length === 0 ? 'manageNoneTitle' : 'manageTitle'),
    html`${done !== undefined && isSo(done, gifts) && doneNotice(texts, done)}
    ${problem && manageProblem(texts, problem)}
    ${
      gifts.length === 0
        ? noGift(texts)
        : html`<ul class="gifts">
            ${gifts.map((gift) => {
              const own = typed?.contributionId === gift.contributionId ? typed : undefined;
              return giftSection({ texts, door, gift, newsroom, typed: own }, access);
            })}
          </ul>`
    }
    ${statementsLink(texts, door)} ${access === 'mail' && gifts.length > 0 && askFreshLink(texts, door)}
    ${access === 'visit' && leave(texts)} ${ownLinks(texts, door)}`,
  );
}

/** That a new card was declined, too, is known a moment after it was given. */
function isSo(done: ManageDone, gifts: readonly ManagedGift[]): boolean {
  return done !== 'card' || !gifts.some(({ isCardDeclined }) => isCardDeclined);
}

/** A link of a letter is enough to stop a gift, and not to take more. */
function askFreshLink(texts: PageTexts, door: string): Html {
  return html`<div class="aside">
    <p>${texts.page('freshText')}</p>
    <form method="post" action="/manage/${door}/fresh-link">
      ${hiddenFields({ language: texts.language })}
      <button type="submit">${texts.page('freshAsk')}</button>
    </form>
  </div>`;
}

function leave(texts: PageTexts): Html {
  return html`<form method="post" action="/manage/visit/end" class="aside">
    ${hiddenFields({ language: texts.language })}
    <p>${texts.page('visitText')}</p>
    <button type="submit">${texts.page('visitEnd')}</button>
  </form>`;
}

export function linkEnded(texts: PageTexts): Html {
  return standing(
    texts.page('manageEndedTitle'),
    html`<p>${texts.page('manageEndedText')}</p>
      <p><a class="continue" href="/manage?language=${texts.language}">${texts.page('manageNew')}</a></p>`,
  );
}

function noGift(texts: PageTexts): Html {
  return html`<p>${texts.page('manageNoneText')}</p>
    <p><a class="continue" href="/give?language=${texts.language}">${texts.page('reminderGive')}</a></p>`;
}
