import { Random } from './random';

const DAY_MS = 86_400_000;
const DECEMBER = 11;

/** How likely a day is to bring a donor, for each day of the history: growth, weekdays, the end of the year, campaigns. */
export function seasons(from: Date, days: number, seed: number): number[] {
  const campaigns = campaignsOf(days, seed);
  return Array.from({ length: days }, (_, day) => {
    const date = new Date(from.getTime() + day * DAY_MS);
    const growth = 1 + day / days;
    const weekend = [0, 6].includes(date.getUTCDay()) ? 0.6 : 1;
    const yearEnd = date.getUTCMonth() === DECEMBER ? (date.getUTCDate() > 24 ? 4 : 2) : 1;
    return growth * weekend * yearEnd * campaignFactor(day, campaigns);
  });
}

const CAMPAIGN_DAYS = 10;
/** About as many as a newsroom can ask its readers. */
const DAYS_A_CAMPAIGN = 240;

function campaignsOf(days: number, seed: number): number[] {
  const random = new Random(seed, CAMPAIGNS);
  return Array.from({ length: Math.ceil(days / DAYS_A_CAMPAIGN) }, () => random.whole(0, days - 1));
}

/** Tells this stream of numbers from those of donors, who are counted from 0. */
const CAMPAIGNS = -1;

/** Strongest when it begins. */
function campaignFactor(day: number, campaigns: readonly number[]): number {
  const running = campaigns.filter((begin) => day >= begin && day < begin + CAMPAIGN_DAYS);
  return running.reduce((factor, begin) => factor * (4 - (3 * (day - begin)) / CAMPAIGN_DAYS), 1);
}
