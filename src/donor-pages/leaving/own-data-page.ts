import { formatAmount } from '../../foundation/money/format-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import type { OwnSection, OwnValue } from '../../managing/own-data/own-data';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

/** Before anything is shown: with the press of the button the link is used up, and the visit begins. */
export function beforeOwnDataPage(texts: PageTexts, door: string): Html {
  return standing(
    texts.page('ownDataTitle'),
    html`<p>${texts.page('ownDataBefore')}</p>
      <form method="post" action="/manage/${door}/data">
        ${hiddenFields({ language: texts.language })}
        <button type="submit" class="continue">${texts.page('ownDataShow')}</button>
      </form>
      <p class="aside"><a href="/manage/${door}?language=${texts.language}">${texts.page('eraseNotNow')}</a></p>`,
  );
}

/** Everything that is stored about a donor, in their language as far as it is in words. */
export function ownDataPage(texts: PageTexts, door: string, sections: readonly OwnSection[]): Html {
  const empty = sections.filter(({ rows }) => rows.length === 0).map(({ name }) => texts.page(`own-${name}`));
  return standing(
    texts.page('ownDataTitle'),
    html`<p>${texts.page('ownDataIntro')}</p>
      <p><a class="continue" href="/manage/${door}/data.json" download>${texts.page('ownDataFile')}</a></p>
      <p class="aside">${texts.page('ownDataCodes')}</p>
      ${sections.filter(({ rows }) => rows.length > 0).map((section) => kept(texts, section))}
      ${empty.length > 0 && html`<p class="aside">${texts.page('ownDataNothing', { kinds: listed(empty, texts) })}</p>`}
      <p class="aside">${texts.page('ownDataElsewhere')}</p>
      <p><a href="/manage/${door}?language=${texts.language}">${texts.page('ownDataBack')}</a></p>`,
  );
}

function kept(texts: PageTexts, { name, rows }: OwnSection): Html {
  return html`<section class="part">
    <h2>${texts.page(`own-${name}`)}</h2>
    <ul class="records">
      ${rows.map((row) => html`<li>${record(texts, row)}</li>`)}
    </ul>
  </section>`;
}

/** What is not known is not shown: in the file it is null. */
function record(texts: PageTexts, row: OwnSection['rows'][number]): Html {
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return html`<dl>
    ${known.map(
      ([field, value]) =>
        html`<div>
          <dt>${texts.page(`ownField-${field}`)}</dt>
          <dd>${inWords(texts, value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function inWords(texts: PageTexts, value: OwnValue): string {
  if (value instanceof Date) return instantIn(texts.language, value);
  if (typeof value === 'boolean') return texts.page(value ? 'ownYes' : 'ownNo');
  if (typeof value !== 'object' || value === null) return String(value);
  const { amountMinor, currency } = value;
  return formatAmount({ amountMinor: BigInt(amountMinor), currency: currency as never }, texts.language);
}

function instantIn(language: string, instant: Date): string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, form).format(instant);
}

function listed(words: readonly string[], { language }: PageTexts): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
