import type { Figure } from '../../bench/bench';
import { inLines, toJsonLine, toTable } from '../../bench/report';

const ACKS: Figure = {
  name: 'acks.over-plain-insert',
  value: 3000,
  unit: 'per s',
  beside: { name: 'plain-insert', value: 4000 },
  aim: { of: 'ratio', bound: 'at least', limit: 0.7 },
};
const START: Figure = {
  name: 'start.first-page',
  value: 1501,
  unit: 'ms',
  aim: { of: 'value', bound: 'at most', limit: 1500 },
};
const MEMORY: Figure = { name: 'start.memory', value: 97.5312, unit: 'MiB' };

describe('how figures are reported', () => {
  it('a JSON line holds value, unit, what stands beside, their ratio and the aim', () => {
    expect(JSON.parse(toJsonLine(ACKS))).toEqual({
      ...{ name: 'acks.over-plain-insert', value: 3000, unit: 'per s' },
      ...{ beside: 4000, ratio: 0.75, aim: '≥ 0.7×' },
    });
  });

  it('what a figure does not have is null in its JSON line', () => {
    expect(JSON.parse(toJsonLine(MEMORY))).toEqual({
      ...{ name: 'start.memory', value: 97.531, unit: 'MiB' },
      ...{ beside: null, ratio: null, aim: null },
    });
  });

  it('the table stands in columns under its headings', () => {
    expect(toTable([ACKS, START, MEMORY])).toBe(
      [
        'figure                       value  beside                ratio  aim',
        'acks.over-plain-insert  3000 per s    4000  plain-insert  0.75×  ≥ 0.7×     reached',
        'start.first-page           1501 ms                               ≤ 1500 ms  MISSED',
        'start.memory              97.5 MiB',
      ].join('\n'),
    );
  });

  it('an aim is reached at its limit itself', () => {
    expect(toTable([{ ...START, value: 1500 }])).toContain('reached');
    expect(toTable([{ ...ACKS, value: 2800 }])).toContain('reached');
    expect(toTable([{ ...ACKS, value: 2799 }])).toContain('MISSED');
  });

  it('a note is broken into lines, no word lost', () => {
    const note = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    expect(inLines(note).replaceAll('\n', ' ')).toBe(note);
    for (const line of inLines(note).split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
