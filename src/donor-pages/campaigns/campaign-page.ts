import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { OWN_RETURN_KEY } from '../../foundation/newsroom/newsroom';
import { html, type Html } from '../../infrastructure/pages/html';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import { wayToGive } from '../give/way-to-give';
import type { PageTexts } from '../page-texts';
import type { CampaignStanding } from './campaign-standings';
import { campaignTexts } from './campaign-texts';
import { thermometers } from './thermometers';

export interface CampaignPageParts {
  readonly texts: PageTexts;
  readonly newsroom: Newsroom;
  readonly standing: CampaignStanding;
  /** What new gifts may not use now. */
  readonly off: SwitchedOff;
  /** Whether readers can ask to be reminded. */
  readonly reminders: boolean;
}

/** Why this campaign, how far it has come, and the box for it. */
export function campaignPage(parts: CampaignPageParts): Html {
  const { texts, newsroom, standing } = parts;
  const { title, text } = campaignTexts(standing.campaign, texts.language, newsroom);
  const paragraphs = text.split('\n\n').map((paragraph) => html`<p class="lead">${paragraph}</p>`);
  return html`<div class="giving campaign">
      <div class="why">
        <h1>${title}</h1>
        ${paragraphs}
        <p class="when">${whenItIs(parts)}</p>
        ${isTold(standing) && thermometers(texts, standing.sums)}
      </div>
      ${hasBox(standing) ? box(parts) : plainLink(parts)}
    </div>
    ${hasBox(standing) && html`<script src="/box.js" defer></script>`}`;
}

/** One that is over may have no box. */
export function hasBox({ state, campaign }: CampaignStanding): boolean {
  return state !== 'closed' || campaign.whenClosed === 'box';
}

/** One that has not begun, or ended with too few gifts to tell of, has nothing to show. */
function isTold({ state, sums }: CampaignStanding): boolean {
  return state === 'open' || (state === 'closed' && sums.some(({ raisedMinor }) => raisedMinor > 0n));
}

function whenItIs({ texts, newsroom, standing }: CampaignPageParts): string {
  const { from, until } = standing.campaign;
  const day = (which: string) => dayInWords(which, texts.language);
  switch (standing.state) {
    case 'to-come':
      return texts.page('campaignToCome', { day: day(from) });
    case 'open':
      return texts.page('campaignUntil', { day: day(until) });
    case 'closed':
      return (
        campaignTexts(standing.campaign, texts.language, newsroom).closed ??
        texts.page('campaignClosed', { day: day(until) })
      );
  }
}

/** Gifts count for the campaign while it goes on; before and after, they are gifts like any other. */
function box(parts: CampaignPageParts): Html {
  const { texts, standing } = parts;
  const campaign = standing.state === 'open' && html`campaign="${standing.code}"`;
  return html`<mainstay-box headless language="${texts.language}" return-to="${OWN_RETURN_KEY}" ${campaign}>
    <noscript>${plainLink(parts)}</noscript>
  </mainstay-box>`;
}

function plainLink({ standing, ...parts }: CampaignPageParts): Html {
  const named = { campaign: standing.state === 'open' ? standing.code : undefined };
  return wayToGive({ ...parts, named, opensIn: 'its own window' });
}
