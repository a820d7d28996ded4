import type { FileCampaign } from './campaigns';
import type { FileMonthlyQuestion } from './monthly-question';
import type { ExperimentVariant, Frequency, FrequencyAmounts, Newsroom, NewsroomCosts } from './newsroom';

/** The file's own shape, as newsroom/schema.json has it: amounts are JSON integers under currency codes. */
export interface NewsroomFile extends Omit<
  Newsroom,
  | 'currencies'
  | 'texts'
  | 'colours'
  | 'newsletter'
  | 'yearStatements'
  | 'attribution'
  | 'experiment'
  | 'timeZone'
  | 'monthlyQuestion'
  | 'twelveMonths'
  | 'tributes'
  | 'campaigns'
> {
  currencies: Record<string, Record<Frequency, FileAmounts>>;
  feeCover?: Record<string, FileCosts>;
  experiments?: Record<string, Record<string, FileVariant>>;
  texts?: Newsroom['texts'];
  colours?: Newsroom['colours'];
  attribution?: boolean;
  newsletter?: boolean;
  yearStatements?: boolean;
  timeZone?: string;
  twelveMonths?: boolean;
  tributes?: boolean;
  campaigns?: Record<string, FileCampaign>;
  monthlyQuestion?: FileMonthlyQuestion;
}

export type FileVariant = Pick<ExperimentVariant, 'weight'> & Partial<Pick<ExperimentVariant, 'amounts' | 'texts'>>;

export type FileCosts = Omit<NewsroomCosts, 'fixedMinor'> & { fixedMinor: number };

export type FileAmounts = {
  [field in keyof FrequencyAmounts]: FrequencyAmounts[field] extends bigint[] ? number[] : number;
};
