/** What a donor may say with a gift: in whose honour, in whose memory, or a word to the newsroom. */
export const TRIBUTE_KINDS = ['honour', 'memory', 'note'] as const;

export interface Tribute {
  readonly kind: (typeof TRIBUTE_KINDS)[number];
  /** As the donor wrote it, 1 to `LONGEST_TRIBUTE` characters. */
  readonly text: string;
}

/** A name and a sentence or two, as a card with flowers has; in UTF-16 units, as browsers count. */
export const LONGEST_TRIBUTE = 300;
