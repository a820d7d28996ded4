import { contrast } from '../../../src/foundation/newsroom/contrast';
import { paletteOf } from '../../../src/foundation/newsroom/palette';

describe('a newsroom’s colours', () => {
  it('are compared as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'));
  });

  it.each(['#0b5a4b', '#c8102e', '#2f5fd0', '#6fd3b8', '#ffcc00'])('%s carries text that can be read', (accent) => {
    expect(contrast(accent, paletteOf({ accent }).onAccent)).toBeGreaterThanOrEqual(4.5);
  });

  it('are ours where the file names none', () => {
    expect(paletteOf({})).toEqual(paletteOf({ accent: '#0b5a4b', accentDark: '#6fd3b8' }));
  });
});
