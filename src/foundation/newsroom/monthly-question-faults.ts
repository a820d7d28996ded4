import { findCurrency } from '../money/currencies';
import type { FileSuggestion } from './monthly-question';
import type { FileAmounts, NewsroomFile } from './newsroom-file';

/** How the table disagrees with the amounts on offer, or with itself. */
export function monthlyQuestionFaults({ monthlyQuestion, currencies }: NewsroomFile): string[] {
  return Object.entries(monthlyQuestion?.amounts ?? {}).flatMap(([code, ranges]) => {
    const at = `monthlyQuestion.amounts.${code}`;
    const monthly = currencies[code]?.monthly;
    if (monthly === undefined) return [`${at} is not among currencies`];
    const step = Number(findCurrency(code)?.stepMinor ?? 1n);
    return ranges.flatMap((range, index) =>
      rangeFaults(range, ranges[index - 1], monthly, step).map((fault) => `${at}.${index}: ${fault}`),
    );
  });
}

function rangeFaults(
  { fromMinor, upToMinor, monthlyMinor }: FileSuggestion,
  before: FileSuggestion | undefined,
  { minimumMinor, maximumMinor }: FileAmounts,
  step: number,
): string[] {
  const isOffered = monthlyMinor >= minimumMinor && monthlyMinor <= maximumMinor;
  return [
    fromMinor <= upToMinor ? '' : 'fromMinor is over upToMinor',
    before === undefined || fromMinor > before.upToMinor ? '' : 'begins before the one above it has ended',
    isOffered ? '' : `monthlyMinor ${monthlyMinor} lies outside the bounds of monthly`,
    monthlyMinor % step === 0 ? '' : `monthlyMinor is not a multiple of ${step}`,
    monthlyMinor <= fromMinor ? '' : `monthlyMinor ${monthlyMinor} is more than the gift it would take the place of`,
  ].filter((fault) => fault !== '');
}
