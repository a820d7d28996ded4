/** The contrast ratio of two "#rrggbb" colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#contrast-minimum for text of ordinary size. */
export const LEAST_TEXT_CONTRAST = 4.5;

/** A chosen amount is written in a colour on this much of the same colour over the page, as in web/styles/tokens.css. */
export function tinted(colour: string, page: string): string {
  const mixed = [1, 3, 5].map((at) => Math.round(channel(colour, at) * TINT + channel(page, at) * (1 - TINT)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const TINT = 0.09;

/** The surfaces of web/styles/tokens.css. */
export const PAGE_LIGHT = '#ffffff';
export const PAGE_DARK = '#171a1c';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(channel(colour, at) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}
