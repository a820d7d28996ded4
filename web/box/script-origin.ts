/** Where this script came from: the API is there too unless the element says otherwise. */
export const scriptOrigin: string = originOf(document.currentScript as HTMLScriptElement | null);

/** A script of type "module" has no currentScript: it is found by its name. */
function originOf(script: HTMLScriptElement | null): string {
  const source = script?.src ?? document.querySelector<HTMLScriptElement>('script[src*="/box.js"]')?.src;
  return source ? new URL(source, location.href).origin : location.origin;
}
