import { beginVisit } from './attempt';
import { MainstayBox } from './mainstay-box';

// A page may carry the script twice, in an article and in a footer.
if (!customElements.get('mainstay-box')) {
  beginVisit();
  customElements.define('mainstay-box', MainstayBox);
}
