import { element } from './element';
import type { Texts } from './texts';

/** Grey shapes of the form to come, of its own sizes so that nothing jumps when it arrives. */
export function skeleton(texts: Texts, isHeadless: boolean): HTMLElement {
  const shapes = isHeadless ? SHAPES.slice(INTRO_SHAPES) : SHAPES;
  const bones = shapes.map((look) => element('div', { class: `bone bone-${look}` }));
  return element(
    'div',
    { class: 'skeleton', 'aria-busy': 'true' },
    element('p', { class: 'unseen', role: 'status' }, texts.give('loading')),
    ...bones,
  );
}

const INTRO_SHAPES = 2;
const SHAPES = 'title appeal legend row legend tiles checks notes button methods'.split(' ');
