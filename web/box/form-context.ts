import type { Choice } from './choice';
import type { ContributionOptions } from './options';
import type { Texts } from './texts';

/** What every part of the form works with. */
export interface FormContext {
  options: ContributionOptions;
  texts: Texts;
  choice: Choice;
  /** Called by a part after it has changed the choice; every part then refreshes. */
  changed(): void;
}

/** A part of the form. `refresh` brings it in line with the choice without touching what has the focus. */
export interface Part {
  element: HTMLElement;
  refresh(): void;
}

/** A part that the donor can get wrong. */
export interface Field extends Part {
  /** Shows the sentence at the field and moves the focus there; an empty sentence takes it away. */
  showProblem(sentence: string): void;
}
