import { element } from './element';
import type { FormContext } from './form-context';

/** In whose honour or memory, or a word to the newsroom; with what becomes of it, and how much room there is. */
export function tributePart({ choice, texts }: FormContext): HTMLElement {
  const kinds = KINDS.map((kind) => element('option', { value: kind }, texts.give(`tribute-${kind}`)));
  const kind = element('select', { id: 'tribute-kind' }, ...kinds);
  const text = element('textarea', { ...WORDS, id: 'tribute-text', 'aria-describedby': 'tribute-hint' });
  const take = () => {
    choice.tribute = { tributeKind: kind.value, tributeText: text.value };
  };
  kind.addEventListener('change', take);
  text.addEventListener('input', take);
  return element(
    'div',
    { class: 'tribute' },
    ...[element('label', { for: 'tribute-kind', class: 'legend' }, texts.give('tributeKind')), kind],
    ...[element('label', { for: 'tribute-text', class: 'legend' }, texts.give('tributeText')), text],
    element('p', { class: 'hint', id: 'tribute-hint' }, texts.give('tributeHint')),
  );
}

const KINDS = ['honour', 'memory', 'note'] as const;
/** As many as the API takes; it counts like a browser. */
const WORDS = { maxlength: '300', rows: '3', autocomplete: 'off' };
