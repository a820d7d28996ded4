import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { systemInWords, type AgreementElsewhere, type PastGift } from '../../managing/former-systems/former-systems';
import { amountInWords } from './gift-words';

export interface HadElsewhere {
  /** The oldest first. */
  readonly gifts: readonly PastGift[];
  readonly agreements: readonly AgreementElsewhere[];
}

/** What former systems took, and may go on taking. Nothing, where there is none of it. */
export function formerSystemsSection({ gifts, agreements }: HadElsewhere): Html | false {
  if (gifts.length === 0 && agreements.length === 0) return false;
  return html`<section>
    <h2 id="former-systems">By former systems</h2>
    ${agreements.length > 0 && agreementList(agreements)} ${gifts.length > 0 && giftTable(gifts)}
  </section>`;
}

function agreementList(agreements: readonly AgreementElsewhere[]): Html {
  return html`<p>
      These may still be taken there, and cannot be ended from here. Once they give here, or are erased, they stand on
      the list of <code>import handover</code>.
    </p>
    <ul>
      ${agreements.map(
        ({ frequency, source, ...money }) =>
          html`<li>${systemInWords(source)}: ${sumInWords(money)}, ${FREQUENCIES[frequency]}</li>`,
      )}
    </ul>`;
}

function giftTable(gifts: readonly PastGift[]): Html {
  return html`<p class="soft">
      Taken over from their records: days as written there, amounts less what had been given back. They count in this
      donor’s statements, in no report, and have no receipt from here.
    </p>
    ${scrollRegion(
      'Gifts by former systems',
      html`<table aria-labelledby="former-systems">
        <thead>
          <tr>
            ${['Day', 'Amount', 'Frequency', 'Taken by'].map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${gifts.toReversed().map(giftRow)}
        </tbody>
      </table>`,
    )}`;
}

function giftRow({ givenOn, frequency, source, ...money }: PastGift): Html {
  return html`<tr>
    <th scope="row" class="when">${givenOn}</th>
    <td>${sumInWords(money)}</td>
    <td>${FREQUENCIES[frequency]}</td>
    <td>${systemInWords(source)}</td>
  </tr>`;
}

function sumInWords({ amountMinor, currency }: { readonly amountMinor: bigint; readonly currency: string }): string {
  return amountInWords({ amountMinor, currency: currency as never });
}

const FREQUENCIES: Record<PastGift['frequency'], string> = {
  'one-time': 'one-time',
  monthly: 'monthly',
  annual: 'annual',
  recurring: 'recurring',
  unknown: 'not known',
};
