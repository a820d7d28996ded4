/** A campaign of the newsroom's, with a page of its own. */
export interface Campaign {
  /** First and last day, such as 2027-03-01, in the newsroom's zone. */
  from: string;
  until: string;
  /** By currency code, in minor units; none over another. */
  goalsMinor: Partial<Record<string, bigint>>;
  /** So many gifts at least are added to what is shown at a time. */
  leastGifts: number;
  /** What its page has afterwards: the box for gifts to no campaign, or a link alone. */
  whenClosed: 'box' | 'link';
  texts: Partial<Record<string, CampaignTexts>>;
}

export interface CampaignTexts {
  title: string;
  text: string;
  /** In place of our words that it is over. */
  closed?: string;
}

/** The same in the file: amounts are JSON integers. */
export interface FileCampaign extends Omit<Campaign, 'goalsMinor'> {
  goalsMinor: Record<string, number>;
}

export function campaignOf(file: FileCampaign): Campaign {
  const goals = Object.entries(file.goalsMinor).map(([code, goal]) => [code, BigInt(goal)] as const);
  return { ...file, goalsMinor: Object.fromEntries(goals) };
}
