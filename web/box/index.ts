import { MainstayBox } from './mainstay-box';

// A page may carry the script twice, in an article and in a footer.
if (!customElements.get('mainstay-box')) customElements.define('mainstay-box', MainstayBox);
