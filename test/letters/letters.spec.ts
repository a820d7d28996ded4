import path from 'node:path';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import { deniedWords } from '../../src/foundation/newsroom/neutral-words';
import { asHtml, asText, type Letter } from '../../src/letters/letter';
import { LETTER_LANGUAGES } from '../../src/letters/letter-texts';
import { confirmReminderLetter, reminderLetter } from '../../src/letters/reminder-letters';

const NEWSROOM = loadNewsroom(path.resolve(__dirname, '../../newsroom/example.json'));
const GIFT = { frequency: 'monthly', amountMinor: 1_500n, currency: 'EUR' } as const;
const LINKS = { give: 'https://give.example/give?a=1&b=2', other: 'https://give.example/reminders/token' };

function letters(language: string): (readonly [name: string, letter: Letter])[] {
  const confirm = (mails: number) =>
    confirmReminderLetter(NEWSROOM, { language, firstOn: '2027-03-01', mails }, 'https://give.example/reminders/token');
  const remind = (gift: object) => reminderLetter(NEWSROOM, { ...GIFT, language, isLast: false, ...gift }, LINKS);
  return [
    ['confirm, once', confirm(1)],
    ['confirm, four times', confirm(4)],
    ['confirm, twenty-one times', confirm(21)],
    ['remind of a monthly gift', remind({})],
    ['remind of a single gift, for the last time', remind({ frequency: 'one-time', isLast: true })],
    ['remind of an annual gift', remind({ frequency: 'annual', amountMinor: 10_050n })],
  ];
}

describe.each(LETTER_LANGUAGES)('in "%s"', (language) => {
  it.each(letters(language))('%s: says what it said when it was last looked at', (_name, letter) => {
    expect(`${letter.subject}\n\n${asText(letter)}`).toMatchSnapshot();
  });

  it.each(letters(language))(
    '%s: names nobody in its subject, fetches nothing, and shows where links lead',
    (_name, letter) => {
      expect(deniedWords(letter.subject, [NEWSROOM.name, ...NEWSROOM.neutralDenyList])).toEqual([]);
      const html = asHtml(letter);
      expect(html).not.toMatch(/<(img|script|link|iframe|video|audio)\b|url\(|@import/i);
      const leadsTo = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address?.replaceAll('&#38;', '&'));
      expect(leadsTo.length).toBeGreaterThan(0);
      for (const address of leadsTo) expect(asText(letter)).toContain(address);
      expect(asText(letter)).not.toMatch(/[{}]/);
    },
  );
});

it('what a newsroom calls itself cannot become markup', () => {
  const newsroom = { ...NEWSROOM, name: '<script>alert("1")</script>' };
  const letter = reminderLetter(newsroom, { ...GIFT, language: 'en', isLast: false }, LINKS);
  expect(asHtml(letter)).not.toContain('<script>');
});
