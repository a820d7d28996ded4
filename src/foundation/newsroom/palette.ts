import { contrast } from './contrast';
import type { NewsroomColours } from './newsroom';

/** Every colour the donation box and the pages need, "#rrggbb" each. */
export interface Palette {
  accent: string;
  /** Text on the accent colour. */
  onAccent: string;
  accentDark: string;
  onAccentDark: string;
}

/** A newsroom's colours, ours where it names none, with black or white for the text on them: whichever reads better. */
export function paletteOf({ accent = DEFAULT_ACCENT, accentDark = DEFAULT_ACCENT_DARK }: NewsroomColours): Palette {
  return { accent, onAccent: textOn(accent), accentDark, onAccentDark: textOn(accentDark) };
}

const DEFAULT_ACCENT = '#0b5a4b';
const DEFAULT_ACCENT_DARK = '#6fd3b8';
const WHITE = '#ffffff';
const BLACK = '#0b0f0e';

function textOn(colour: string): string {
  return contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK;
}
