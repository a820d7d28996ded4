import { html, type Html } from '../../infrastructure/pages/html';
import { actionForm } from './action-form';
import { changesTable } from './changes-table';
import type { CareGift, CareLetter } from './care-gift';
import type { Tribute } from '../../giving/donors/tributes/tribute';
import { dayInWords, giftInWords, TRIBUTE_WORDS } from './gift-words';
import { formerSystemsSection, type HadElsewhere } from './former-systems-section';
import { giftSection } from './gift-section';
import { lettersTable } from './letters-table';
import type { OwnChange } from './own-changes';

export interface DonorPageParts {
  readonly donorId: string;
  /** Null: it does not open. */
  readonly address: string | null;
  readonly gifts: readonly CareGift[];
  readonly letters: readonly CareLetter[];
  /** What was said with a gift, by the gift's id. */
  readonly tributes: ReadonlyMap<string, Tribute>;
  readonly changes: readonly OwnChange[];
  readonly elsewhere: HadElsewhere;
  /** Where statements are asked for. */
  readonly statements: Html;
  readonly csrfToken: string;
}

/** All that is known of one donor. */
export function donorPage(parts: DonorPageParts): Html {
  const { donorId, address, gifts, letters, tributes, changes, elsewhere, statements, csrfToken } = parts;
  return html`<h1 id="donor">Donor</h1>
    <ul class="facts">
      <li>Address: <strong>${address ?? '(cannot be read)'}</strong></li>
      <li>Donor key: <code>${donorId}</code></li>
    </ul>
    <p class="soft">That you have opened this page stands in the audit log.</p>
    ${actionForm({
      ...{ name: 'link', action: `/care/donors/${donorId}/manage-link`, csrfToken },
      ...{ words: 'Send a link with which they manage their gifts', describedBy: 'donor' },
    })}
    ${actionForm({
      ...{ name: 'erasure', action: `/care/donors/${donorId}/erasure`, csrfToken },
      ...{ words: 'Erase them, because they asked for it in writing', describedBy: 'donor' },
    })}
    ${gifts.length === 0 && html`<p>There is no gift by this donor: they asked for a reminder, perhaps.</p>`}
    ${gifts.map((gift, place) => giftSection(gift, place, csrfToken))} ${formerSystemsSection(elsewhere)}
    ${saidWithGifts(gifts, tributes)} ${statements}
    <section>
      <h2>Their own changes</h2>
      ${changesTable(changes)}
    </section>
    <section>
      <h2 id="letters">Letters</h2>
      ${lettersTable(letters, csrfToken)}
    </section>`;
}

/** Here and nowhere else: no list, report or export has it. */
function saidWithGifts(gifts: readonly CareGift[], tributes: ReadonlyMap<string, Tribute>): Html | undefined {
  const said = gifts.flatMap((gift) => {
    const tribute = tributes.get(gift.id);
    return tribute === undefined ? [] : [{ gift, tribute }];
  });
  if (said.length === 0) return undefined;
  const lines = said.map(
    ({ gift, tribute }) =>
      html`<dt>${TRIBUTE_WORDS[tribute.kind]}, with the ${giftInWords(gift)} of ${dayInWords(gift.since)}</dt>
        <dd>${tribute.text}</dd>`,
  );
  return html`<section>
    <h2 id="said">What the donor said</h2>
    <dl>${lines}</dl>
  </section>`;
}

/** One gift without whose it is, for those who come from the books. */
export function giftPage(gift: CareGift, csrfToken: string): Html {
  return html`<h1>Gift</h1>
    <p>
      ${
        gift.donorId === null
          ? 'It kept no address: nobody here can tell whose it is.'
          : html`<a href="/care/donors/${gift.donorId}">Whose it is, and their other gifts</a> (opening it is noted in
              the audit log)`
      }
    </p>
    ${giftSection(gift, 0, csrfToken)}`;
}
