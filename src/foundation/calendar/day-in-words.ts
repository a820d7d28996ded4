/** "1 March 2027". @param day such as 2027-03-01 */
export function dayInWords(day: string, language: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
  // The first of a month is an ordinal in French, which Intl leaves out.
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words;
}
