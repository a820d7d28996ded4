import path from 'node:path';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import { deniedWords } from '../../src/foundation/newsroom/neutral-words';
import { asHtml, asText } from '../../src/letters/templates/letter';
import { LETTER_LANGUAGES } from '../../src/letters/templates/letter-texts';
import { confirmReminderLetter } from '../../src/letters/templates/reminder-letters';
import { sampleLetters } from '../../src/letters/templates/sample-letters';

const NEWSROOM = loadNewsroom(path.resolve(__dirname, '../../newsroom/example.json'));

describe.each(LETTER_LANGUAGES)('in "%s"', (language) => {
  const samples = sampleLetters(NEWSROOM, language, 'https://give.example');

  it.each(samples)('$name: says what it said when it was last looked at', ({ letter }) => {
    expect(`${letter.subject}\n\n${asText(letter)}`).toMatchSnapshot();
  });

  it.each(samples)('$name: names nobody in its subject, fetches nothing, and shows where links lead', ({ letter }) => {
    expect(deniedWords(letter.subject, [NEWSROOM.name, ...NEWSROOM.neutralDenyList])).toEqual([]);
    const html = asHtml(letter);
    expect(html).not.toMatch(/<(img|script|link|iframe|video|audio)\b|url\(|@import/i);
    for (const [, address] of html.matchAll(/href="([^"]+)"/g))
      expect(asText(letter)).toContain(address?.replaceAll('&#38;', '&'));
    expect(asText(letter)).not.toMatch(/[{}]|\.\./);
  });

  it('counts as the language counts', () => {
    const asked = { language, firstOn: '2027-03-01', mails: 21 };
    expect(asText(confirmReminderLetter(NEWSROOM, asked, 'https://give.example/'))).toMatchSnapshot();
  });
});

it('what a newsroom calls itself cannot become markup', () => {
  const letters = sampleLetters({ ...NEWSROOM, name: '<script>alert("1")</script>' }, 'en', 'https://give.example');
  for (const { letter } of letters) expect(asHtml(letter)).not.toContain('<script>');
});
