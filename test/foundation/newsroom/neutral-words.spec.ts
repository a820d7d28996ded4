import { deniedWords } from '../../../src/foundation/newsroom/neutral-words';

describe('a word that must not reach a bank', () => {
  it.each([
    ['EX TIMES SUPPORT', 'Ex Times'],
    ['EXTIMES-SUPPORT', 'Ex. Times'],
    ['Contribution to Éx Tïmes', 'ex times'],
    ['Помощь НОВОСТЯМ', 'новост'],
    ['n.e.w.s', 'news'],
  ])('is found in "%s": %s', (text, word) => {
    expect(deniedWords(text, ['harmless', word])).toEqual([word]);
  });

  it('is not found where it is not', () => {
    expect(deniedWords('EXT SUPPORT', ['Example Times', 'news', '...'])).toEqual([]);
  });
});
