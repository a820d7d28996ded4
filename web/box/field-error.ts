import { element } from './element';

/** The place of a field's error: a live region that is there from the start, for one added later is not read out. */
export function fieldError(id: string): { element: HTMLElement; show(sentence: string, control: HTMLElement): void } {
  const place = element('p', { class: 'problem', id, 'aria-live': 'polite' });
  return {
    element: place,
    show(sentence, control) {
      place.textContent = sentence;
      // A group of radio buttons has no aria-invalid in ARIA; its description says enough.
      if (control.tagName === 'FIELDSET') control.setAttribute('aria-describedby', id);
      else control.setAttribute('aria-invalid', String(sentence !== ''));
    },
  };
}
