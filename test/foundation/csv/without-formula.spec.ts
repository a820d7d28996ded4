import * as fc from 'fast-check';
import { withoutFormula } from '../../../src/foundation/csv/without-formula';

describe('text that must not become a formula', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    '  =1',
    '\u00a0=1',
    '\ufeff=1',
    '−5',
  ])('gets an apostrophe before it: %j', (text) => expect(withoutFormula(text)).toMatch(/^'/));

  it.each(['Spring', 'a-b', 'jane@example.org', '1=1', '', "O'Neill", 'a, b', '5 − 3'])(
    'is left alone when harmless: %j',
    (text) => expect(withoutFormula(text)).toBe(text),
  );

  it.each([
    ['a;=1', "a;'=1"],
    ['a, -b', "a,' -b"],
    ['a\n@b', "a\n'@b"],
    ['a;"=1"', `a;'"=1"`],
  ])('is made harmless where a program set to another separator would cut it: %j', (text, harmless) =>
    expect(withoutFormula(text)).toBe(harmless),
  );

  it('can be given back exactly: an apostrophe less at every place that looks like a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`=-+@＝'",;|\t\r\n ab\ufeff`) }), (text) => {
        expect(givenBack(withoutFormula(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Reads character by character, unlike what it judges. */
function givenBack(written: string): string {
  let text = '';
  for (let at = 0; at < written.length; at += 1) {
    const starts = at === 0 || ',;|\t\r\n'.includes(written[at - 1]!);
    if (starts && written[at] === "'" && looksLikeFormula(written.slice(at), at === 0)) continue;
    text += written[at];
  }
  return text;
}

function looksLikeFormula(rest: string, isFirst: boolean): boolean {
  const bare = [...rest].findIndex((character) => !`'" \t\r\n\ufeff`.includes(character));
  if (bare >= 0 && '=+-@＝＋－＠−'.includes(rest[bare]!)) return true;
  return isFirst && /^'+[\t\r\n]/.test(rest);
}
