/** Such as 2026-11-29 10:04, in UTC. */
export function minuteInWords(instant: Date): string {
  return instant.toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
}
