/** How long there is until a day, in words. @param today both as 2027-03-01 */
export function daysLeft(day: string, today: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days < 0) return days === -1 ? 'was yesterday' : `was ${-days} days ago`;
  return `in ${days} days`;
}

const DAY_MS = 86_400_000;
