/** Which single gifts lead to the question whether a smaller amount each month would suit instead. */
export interface MonthlyQuestion {
  /** For how long a browser that said no is not asked again; 0: for as long as its tab is open, and nothing stays behind. */
  askAgainAfterDays: number;
  /** By currency code; rising, none over another. A currency without any is never asked in. */
  amounts: Partial<Record<string, MonthlySuggestion[]>>;
}

/** In minor units of the currency they stand under; both ends belong to the range. */
export interface MonthlySuggestion {
  fromMinor: bigint;
  upToMinor: bigint;
  monthlyMinor: bigint;
}

/** The same in the file: amounts are JSON integers. */
export interface FileMonthlyQuestion {
  askAgainAfterDays: number;
  amounts: Record<string, FileSuggestion[]>;
}

export type FileSuggestion = Record<keyof MonthlySuggestion, number>;

export function monthlyQuestionOf(file: FileMonthlyQuestion): MonthlyQuestion {
  const amounts = Object.entries(file.amounts).map(([code, ranges]) => [code, ranges.map(inBigints)] as const);
  return { askAgainAfterDays: file.askAgainAfterDays, amounts: Object.fromEntries(amounts) };
}

function inBigints({ fromMinor, upToMinor, monthlyMinor }: FileSuggestion): MonthlySuggestion {
  return { fromMinor: BigInt(fromMinor), upToMinor: BigInt(upToMinor), monthlyMinor: BigInt(monthlyMinor) };
}
