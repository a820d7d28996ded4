import { html, type Html } from '../../infrastructure/pages/html';
import type { ErasureState } from '../../managing/leaving/erasure-requests';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

/** How far an erasure is. It names nobody: whoever comes to this browser later learns that it was asked for, no more. */
export function erasurePage(texts: PageTexts, id: string, state: ErasureState | null): Html {
  if (state === null) return standing(texts.page('linkUnknownTitle'), html`<p>${texts.page('linkUnknownText')}</p>`);
  if (state === 'done')
    return standing(
      texts.page('erasedTitle'),
      html`<p>${texts.page('erasedText')}</p>
        <p>${texts.page('erasedBrowser')}</p>`,
    );
  return standing(
    texts.page('erasingTitle'),
    html`<p>${texts.page(state === 'ending' ? 'erasingStripe' : 'erasingLetter')}</p>
      <p>${texts.page('erasingAlone')}</p>
      <p>
        <a class="continue" href="/manage/erasure/${id}?language=${texts.language}">${texts.page('lookAgain')}</a>
      </p>`,
  );
}
