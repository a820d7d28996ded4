import type { Bench } from '../../bench/bench';
import { BENCHES } from '../../bench/benches';
import { help, readCommandLine } from '../../bench/command-line';

const bench = (name: string): Bench => ({ name, summary: `about ${name}`, method: '', measure: async () => [] });
const ALL = [bench('first'), bench('second')];

describe('the command line of the bench', () => {
  it('runs everything as a table unless told otherwise', () => {
    expect(readCommandLine([], ALL)).toEqual({ wants: 'table', benches: ALL });
  });

  it('runs what is named, in the order named', () => {
    expect(readCommandLine(['--json', 'second', 'first'], ALL)).toEqual({ wants: 'json', benches: ALL.toReversed() });
  });

  it('tells which names there are when one is unknown', () => {
    expect(() => readCommandLine(['third'], ALL)).toThrow('There is no bench "third". There are first, second.');
  });

  it('lists every bench in its help', () => {
    for (const { name, summary } of BENCHES)
      expect(help(BENCHES)).toMatch(new RegExp(`${name} +${summary.slice(0, 20)}`));
  });
});
