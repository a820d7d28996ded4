import { element } from './element';
import type { FormContext } from './form-context';
import { loadChunk } from './load-chunk';

/** The place of the question whether a smaller amount each month would suit instead of a single gift. */
export class MonthlyInstead {
  readonly element = element('div', { class: 'asking', hidden: true });

  constructor(private readonly context: FormContext) {}

  /** Asks, if there is something to ask. @returns whether the form can be sent, as the choice stands by then */
  async isSettled(): Promise<boolean> {
    const { choice, options } = this.context;
    if (choice.frequency !== 'one-time' || !options.monthlyQuestion) return true;
    const chunk = await loadChunk<typeof import('./monthly-question')>('monthly-question.js');
    return chunk?.isSettled(this.context, options.monthlyQuestion, this.element) ?? true;
  }

  /** Whoever changes the form has not answered, and is not asked again. */
  withdraw(): void {
    this.element.dispatchEvent(new Event('withdraw'));
  }
}
