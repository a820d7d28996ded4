import { element } from './element';
import { fieldError } from './field-error';
import type { Field, FormContext } from './form-context';

/** What consent needs to be asked for, wherever it is. */
export type ConsentContext = Pick<FormContext, 'options' | 'texts' | 'changed'> & { choice: { consent: boolean } };

/** Consent to the privacy policy, never ticked beforehand. @param name of its own for each form of a page */
export function consentPart({ options, texts, choice, changed }: ConsentContext, name = 'consent'): Field {
  const error = fieldError(`${name}-problem`);
  const box = element('input', { type: 'checkbox', name, 'aria-describedby': `${name}-problem` });
  const [before = '', after = ''] = texts.give('consent').split('{policy}');
  const link = element(
    'a',
    { href: options.newsroom.privacyPolicyUrl, target: '_blank', rel: 'noopener noreferrer' },
    texts.give('policy'),
    element('span', { class: 'unseen' }, ` (${texts.give('newTab')})`),
  );
  box.required = true;
  box.addEventListener('change', () => {
    choice.consent = box.checked;
    changed();
  });
  const label = element('label', { class: 'check' }, box, element('span', {}, before, link, after));
  return {
    element: element('div', {}, label, error.element),
    refresh() {},
    showProblem(sentence) {
      error.show(sentence, box);
      if (sentence !== '') box.focus();
    },
  };
}
