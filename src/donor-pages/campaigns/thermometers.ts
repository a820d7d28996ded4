import { formatMinor } from '../../foundation/money/format-minor';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import type { CampaignSum } from './campaign-standings';

/** How far each goal has come, and what came in other currencies, each by itself: nothing is converted or added. */
export function thermometers(texts: PageTexts, sums: readonly CampaignSum[]): Html {
  const goals = sums.filter(({ goalMinor }) => goalMinor !== undefined);
  const others = sums.filter(({ goalMinor, raisedMinor }) => goalMinor === undefined && raisedMinor > 0n);
  return html`<div class="thermometers">
    ${goals.map((sum) => thermometer(texts, sum))}
    ${
      others.length > 0 &&
      html`<p id="other-currencies" class="legend">${texts.page('campaignOthers')}</p>
        <ul aria-labelledby="other-currencies">
          ${others.map((sum) => html`<li>${texts.page('campaignSum', { sum: written(texts, sum, sum.raisedMinor) })}</li>`)}
        </ul>`
    }
    <p class="hint">${texts.page('campaignHow')}</p>
  </div>`;
}

/** A native progress bar: its words stand beside it, for eyes and for screen readers, and on paper. */
function thermometer(texts: PageTexts, sum: CampaignSum): Html {
  const { goalMinor = 0n, raisedMinor, gifts, currency } = sum;
  const id = `raised-${currency.code}`;
  const value = raisedMinor > goalMinor ? goalMinor : raisedMinor;
  return html`<div class="thermometer">
    <p id="${id}"><strong>${howFar(texts, sum, goalMinor)}</strong></p>
    <progress max="${goalMinor.toString()}" value="${value.toString()}" aria-labelledby="${id}"></progress>
    ${raisedMinor > 0n && html`<p>${texts.page('campaignGifts', { count: gifts })}</p>`}
  </div>`;
}

function howFar(texts: PageTexts, sum: CampaignSum, goalMinor: bigint): string {
  const goal = written(texts, sum, goalMinor);
  if (sum.raisedMinor <= 0n) return texts.page('campaignBegun', { goal });
  const words = sum.raisedMinor < goalMinor ? 'campaignSumOfGoal' : 'campaignReached';
  return texts.page(words, { sum: written(texts, sum, sum.raisedMinor), goal });
}

function written(texts: PageTexts, { currency }: CampaignSum, minor: bigint): string {
  return formatMinor(minor, currency, texts.language);
}
