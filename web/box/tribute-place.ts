import { element } from './element';
import type { FormContext } from './form-context';
import { loadChunk } from './load-chunk';

/** "Say something with it", and the fields that it opens, which come as a chunk of their own: few donors say anything. */
export function tributePlace(context: FormContext): HTMLElement {
  const opener = element(
    'button',
    { type: 'button', class: 'remind say', 'aria-expanded': 'false' },
    context.texts.give('tribute'),
  );
  const place = element('div', { hidden: context.options.tributes !== true }, opener);
  opener.addEventListener('click', async () => {
    const chunk = await loadChunk<typeof import('./tribute-part')>('tribute-part.js');
    const part = chunk?.tributePart(context);
    if (part === undefined) return;
    place.replaceChildren(part);
    part.querySelector('select')?.focus();
  });
  return place;
}
