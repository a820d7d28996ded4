import { InvalidArgumentError } from 'commander';

/** A UTC day as one types it, "2026-01-31"; its first instant. @throws InvalidArgumentError for what no calendar has */
export function readDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('expected a day such as 2026-01-31');
  return day;
}
