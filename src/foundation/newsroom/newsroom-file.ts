import type { FileCampaign } from './campaigns';
import type { FileMonthlyQuestion } from './monthly-question';
import type { Frequency, FrequencyAmounts, Newsroom } from './newsroom';

/** The file's own shape, as newsroom/schema.json has it: amounts are JSON integers under currency codes. */
export interface NewsroomFile extends Omit<
  Newsroom,
  | 'currencies'
  | 'texts'
  | 'colours'
  | 'newsletter'
  | 'yearStatements'
  | 'timeZone'
  | 'monthlyQuestion'
  | 'twelveMonths'
  | 'tributes'
  | 'campaigns'
> {
  currencies: Record<string, Record<Frequency, FileAmounts>>;
  texts?: Newsroom['texts'];
  colours?: Newsroom['colours'];
  newsletter?: boolean;
  yearStatements?: boolean;
  timeZone?: string;
  twelveMonths?: boolean;
  tributes?: boolean;
  campaigns?: Record<string, FileCampaign>;
  monthlyQuestion?: FileMonthlyQuestion;
}

export type FileAmounts = {
  [field in keyof FrequencyAmounts]: FrequencyAmounts[field] extends bigint[] ? number[] : number;
};
