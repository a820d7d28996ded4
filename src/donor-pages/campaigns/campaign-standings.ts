import { Inject, Injectable } from '@nestjs/common';
import { dayIn, later } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Currency } from '../../foundation/money/currencies';
import type { Campaign } from '../../foundation/newsroom/campaigns';
import { CampaignSums } from '../../payments/campaigns/campaign-sums';
import type { Published } from '../../payments/campaigns/published';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { CampaignNotFound } from './campaign-problems';

export interface CampaignStanding {
  readonly code: string;
  readonly campaign: Campaign;
  readonly state: 'to-come' | 'open' | 'closed';
  /** Those with a goal first, in the order of the newsroom file. */
  readonly sums: readonly CampaignSum[];
}

/** In one currency; another's is never added. */
export interface CampaignSum {
  readonly currency: Currency;
  /** Undefined: there is no goal in it. */
  readonly goalMinor: bigint | undefined;
  /** Rounded down to a step; 0: nothing is told yet. */
  readonly raisedMinor: bigint;
  readonly gifts: number;
}

/** How campaigns stand, as far as anybody may know. */
@Injectable()
export class CampaignStandings {
  private readonly known = new Map<string, { readonly until: number; readonly standing: Promise<CampaignStanding> }>();

  constructor(
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
    private readonly sums: CampaignSums,
    private readonly clock: Clock,
  ) {}

  /** However many ask, the books are asked once a minute. @throws CampaignNotFound */
  of(code: string): Promise<CampaignStanding> {
    const { campaigns } = this.settings.newsroom;
    const campaign = Object.hasOwn(campaigns, code) ? campaigns[code] : undefined;
    if (campaign === undefined) throw new CampaignNotFound();
    const now = this.clock.now().getTime();
    const known = this.known.get(code);
    if (known !== undefined && known.until > now && known.until <= now + KEPT_MS) return known.standing;
    const standing = this.read(code, campaign);
    this.known.set(code, { until: now + KEPT_MS, standing });
    // What failed is not kept.
    standing.catch(() => this.known.delete(code));
    return standing;
  }

  private async read(code: string, campaign: Campaign): Promise<CampaignStanding> {
    const { timeZone: zone, currencies } = this.settings.newsroom;
    const today = dayIn(zone, this.clock.now());
    const [yesterday, last] = [later(today, { days: -1 }), later(campaign.until, { days: SETTLING_DAYS })];
    const upTo = yesterday < last ? yesterday : last;
    const told = await this.sums.of({ code, zone, upTo, leastGifts: campaign.leastGifts });
    const sums = currencies.map(({ currency, frequencies }) => {
      const goalMinor = campaign.goalsMinor[currency.code];
      const stepMinor = goalMinor === undefined ? frequencies['one-time'].presetsMinor[0] : goalMinor / STEPS_TO_A_GOAL;
      return { currency, goalMinor, ...inSteps(told.get(currency.code), stepMinor ?? 1n) };
    });
    const [withGoal, others] = [sums.filter(hasGoal), sums.filter((sum) => !hasGoal(sum) && sum.gifts > 0)];
    return { code, campaign, state: stateOn(today, campaign), sums: [...withGoal, ...others] };
  }
}

/** Many may look at once, and what is told changes once a day. */
const KEPT_MS = 60_000;
/** Bank debits of its last day arrive within two weeks. */
const SETTLING_DAYS = 14;
/** A goal is neared by hundredths: finer figures would let one gift be worked out of them by whoever knows the others. */
const STEPS_TO_A_GOAL = 100n;

function stateOn(today: string, { from, until }: Campaign): CampaignStanding['state'] {
  if (today < from) return 'to-come';
  return today > until ? 'closed' : 'open';
}

function inSteps(told: Published | undefined, stepMinor: bigint): Pick<CampaignSum, 'raisedMinor' | 'gifts'> {
  if (told === undefined || told.netMinor <= 0n) return { raisedMinor: 0n, gifts: told?.gifts ?? 0 };
  const step = stepMinor > 0n ? stepMinor : 1n;
  return { raisedMinor: told.netMinor - (told.netMinor % step), gifts: told.gifts };
}

function hasGoal({ goalMinor }: CampaignSum): boolean {
  return goalMinor !== undefined;
}
