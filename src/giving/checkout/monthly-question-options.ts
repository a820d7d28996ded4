import type { MonthlyQuestion } from '../../foundation/newsroom/monthly-question';
import type { MonthlyQuestionDocument } from './monthly-question.dto';

/** The newsroom's table as a page reads it. Amounts lie within Stripe's eight digits, so they are exact as JSON numbers. */
export function monthlyQuestionOptions({ askAgainAfterDays, amounts }: MonthlyQuestion): MonthlyQuestionDocument {
  const suggestions = Object.entries(amounts).flatMap(([currency, ranges = []]) =>
    ranges.map(({ fromMinor, upToMinor, monthlyMinor }) => ({
      ...{ currency, fromMinor: Number(fromMinor), upToMinor: Number(upToMinor) },
      monthlyMinor: Number(monthlyMinor),
    })),
  );
  return { askAgainAfterDays, suggestions };
}
