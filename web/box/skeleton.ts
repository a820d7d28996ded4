import { element } from './element';
import type { FirstWords } from './words';

/** Grey shapes of the form to come, of its own sizes so that nothing jumps when it arrives. */
export function skeleton({ loading }: FirstWords, isHeadless: boolean): HTMLElement {
  const shapes = isHeadless ? SHAPES.slice(INTRO_SHAPES) : SHAPES;
  const bones = shapes.map((look) => element('div', { class: `bone bone-${look}` }));
  return element(
    'div',
    { class: 'skeleton', 'aria-busy': 'true' },
    element('p', { class: 'unseen', role: 'status' }, loading),
    ...bones,
  );
}

const INTRO_SHAPES = 2;
const SHAPES = 'title appeal legend row legend tiles checks notes button methods'.split(' ');
