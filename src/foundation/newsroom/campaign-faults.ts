import { isDay } from '../calendar/local-days';
import { findCurrency } from '../money/currencies';
import type { FileCampaign } from './campaigns';
import type { NewsroomFile } from './newsroom-file';

/** How campaigns disagree with what the newsroom offers. */
export function campaignFaults(file: NewsroomFile): string[] {
  return Object.entries(file.campaigns ?? {}).flatMap(([code, campaign]) =>
    [...dayFaults(campaign), ...goalFaults(campaign, file), ...textFaults(campaign, file)].map(
      (fault) => `campaigns.${code}.${fault}`,
    ),
  );
}

function dayFaults({ from, until }: FileCampaign): string[] {
  const wrong = Object.entries({ from, until }).filter(([, day]) => !isDay(day));
  if (wrong.length > 0) return wrong.map(([name, day]) => `${name} ${day} is no day of any calendar`);
  return from <= until ? [] : [`until ${until} is before its first day`];
}

function goalFaults({ goalsMinor }: FileCampaign, { currencies }: NewsroomFile): string[] {
  return Object.entries(goalsMinor).flatMap(([code, goal]) => {
    if (currencies[code] === undefined) return [`goalsMinor.${code} is not among currencies`];
    const step = Number(findCurrency(code)?.stepMinor ?? 1n);
    return goal % step === 0 ? [] : [`goalsMinor.${code} is not a multiple of ${step}`];
  });
}

/** Words in a language that is not offered are words in store; that there are some to show is asked for. */
function textFaults({ texts }: FileCampaign, { languages, defaultLanguage }: NewsroomFile): string[] {
  const isMissing = languages.includes(defaultLanguage) && texts[defaultLanguage] === undefined;
  return isMissing ? [`texts has no "${defaultLanguage}", the default language`] : [];
}
