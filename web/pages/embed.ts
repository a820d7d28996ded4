/**
 * Tells the page around how high this one is, so that the frame can be made to fit. Only a number, and so for whoever is
 * around: which page that is we do not ask.
 */
function tellHeight(): void {
  const heightPx = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: 'mainstay-height', heightPx }, '*');
}

if (parent !== window) new ResizeObserver(tellHeight).observe(document.documentElement);
