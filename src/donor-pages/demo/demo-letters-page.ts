import type { SampleLetter } from '../../letters/templates/sample-letters';
import { html, type Html } from '../../infrastructure/pages/html';

export interface LettersIn {
  readonly language: string;
  readonly samples: readonly SampleLetter[];
}

/** For whoever runs the newsroom, not for donors: in English, like the sandbox's pages. */
export function demoLettersPage(letters: readonly LettersIn[]): Html {
  return html`<article class="article" lang="en">
    <h1>Letters</h1>
    <p class="lead">What donors get, with made-up facts. Their links lead nowhere.</p>
    ${letters.map(inLanguage)}
  </article>`;
}

function inLanguage({ language, samples }: LettersIn): Html {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return html`<h2>${name}</h2>
    <ul>
      ${samples.map(
        (sample) =>
          html`<li>
            <a href="/demo/letters/${language}/${sample.name}">${sample.name}</a>
            (<a href="/demo/letters/${language}/${sample.name}?as=text">as text</a>):
            <span lang="${language}">${sample.letter.subject}</span>
          </li>`,
      )}
    </ul>`;
}
