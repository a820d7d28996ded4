import type { Block } from '../../letters/templates/letter';

/** A receipt in the words of its letter, before it is a page or a paper. */
export interface ReceiptSheet {
  readonly language: string;
  /** Neutral, as the subject of a letter is. */
  readonly title: string;
  readonly blocks: readonly Block[];
}
