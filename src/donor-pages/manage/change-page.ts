import { randomUUID } from 'node:crypto';
import { formatAmount } from '../../foundation/money/format-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { END_REASONS, type ChangeTerms } from '../../managing/changes/gift-change';
import type { DebitUnderWay } from '../../managing/gifts/debits-under-way';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import type { Access } from '../../managing/visits/manage-visits';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';
import { outlookOf } from './change-words';
import { amountForm, frequencyForm, pauseForm, radioOption, wishAddress, type GiftParts } from './gift-forms';
import { MOST_WORDS, type WishName } from './gift-wish';

export interface ChangePageParts {
  readonly texts: PageTexts;
  readonly door: string;
  readonly access: Access;
  readonly gift: ManagedGift;
  readonly newsroom: { readonly name: string };
  readonly name: WishName;
  /** As they were asked for, to be sent on. */
  readonly fields: Readonly<Record<string, string>>;
  readonly terms: ChangeTerms;
  /** Of a gift that is to end: these are still taken. */
  readonly underWay: readonly DebitUnderWay[];
}

/** What a change comes to, before it is made. */
export function changePage(parts: ChangePageParts): Html {
  const { texts, door, gift, name, fields, terms } = parts;
  return standing(
    texts.page(`changeTitle-${name}`),
    html`<p>${outlookOf(texts, gift, terms)}</p>
      ${parts.underWay.map((debit) => html`<p>${stillTaken(texts, debit)}</p>`)}
      ${gift.planned !== null && name !== 'go-on' && html`<p>${texts.page('changeGivesUpPlan')}</p>`}
      <form method="post" action="${wishAddress(door, gift, name)}" class="make-change">
        ${hiddenFields({ ...fields, change: randomUUID(), language: texts.language })}
        ${name === 'end' && reasons(texts)}
        <button type="submit" class="continue">${texts.page(`changeYes-${name}`)}</button>
      </form>
      ${name === 'end' && instead(parts)}
      <p class="aside"><a href="/manage/${door}?language=${texts.language}">${texts.page('changeBack')}</a></p>`,
  );
}

function stillTaken(texts: PageTexts, { amountMinor, currency }: DebitUnderWay): string {
  const amount = formatAmount({ amountMinor: BigInt(amountMinor), currency: currency as never }, texts.language);
  return texts.page('changeUnderWay', { amount });
}

/** Nobody has to say why. */
function reasons(texts: PageTexts): Html {
  return html`<details class="change">
    <summary>${texts.page('reasonTitle')}</summary>
    <fieldset>
      <legend>${texts.page('reasonLegend')}</legend>
      ${END_REASONS.map((reason) =>
        radioOption({ name: 'reason', value: reason, chosen: '', words: texts.page(`reason-${reason}`) }),
      )}
    </fieldset>
    <label for="words">${texts.page('reasonWords')}</label>
    <textarea id="words" name="words" rows="3" maxlength="${MOST_WORDS}" aria-describedby="words-hint"></textarea>
    <p class="hint" id="words-hint">${texts.page('reasonPrivacy')}</p>
  </details>`;
}

/** Said once, below what was asked for. */
function instead({ texts, door, access, gift, newsroom }: ChangePageParts): Html | false {
  if (gift.state !== 'active') return false;
  const parts: GiftParts = { texts, door, gift, newsroom, typed: undefined };
  return html`<section class="instead" aria-labelledby="instead">
    <h2 id="instead">${texts.page('insteadTitle')}</h2>
    ${pauseForm(parts)} ${access !== 'mail' && html`${amountForm(parts)} ${frequencyForm(parts)}`}
  </section>`;
}
