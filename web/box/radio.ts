import { element } from './element';

/** A native radio button under its label, which the style sheet draws as a tile. */
export function radio(name: string, value: string, label: string, look: string): HTMLLabelElement {
  return element(
    'label',
    { class: look },
    element('input', { type: 'radio', name, value }),
    element('span', {}, label),
  );
}

/** Checks the button of that value, and says which value is checked. */
export function checkRadio(root: ParentNode, value: string): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[type=radio]'))
    input.checked = input.value === value;
}
