import type { ContributionOptions, Variant } from './options';

/** What this visit is shown, and how it is called when a gift is sent; undefined: nothing is being tried with it. */
export interface Shown {
  options: ContributionOptions;
  variant?: string;
}

/**
 * Draws a variant, once for this tab: no cookie, no number of a person. A browser that keeps nothing sees what everybody
 * would see without the experiment, and is not counted. So is a box without its own title when the title is what is tried.
 */
export function takePart(options: ContributionOptions, api: string, isHeadless: boolean): Shown {
  const { experiment, closed } = options;
  if (!experiment || closed === true) return { options };
  const { name, variants } = experiment;
  if (isHeadless && variants.some(({ texts }) => texts.heading ?? texts.appeal)) return { options };
  try {
    const kept = sessionStorage.getItem(KEY) ?? '';
    const drawn = variants.find(({ code }) => `${name}/${code}` === kept) ?? draw(variants);
    const variant = `${name}/${drawn.code}`;
    sessionStorage.setItem(KEY, variant);
    if (variant !== kept) tell(api, variant);
    return { options: changedBy(drawn, options), variant };
  } catch {
    return { options };
  }
}

const KEY = 'mainstay.variant';

function draw(variants: [Variant, ...Variant[]]): Variant {
  let left = Math.random() * variants.reduce((sum, { weight }) => sum + weight, 0);
  return variants.find(({ weight }) => (left -= weight) < 0) ?? variants[0];
}

/** One more on a counter. Nobody waits for it, and nothing that goes wrong with it shows. */
function tell(api: string, variant: string): void {
  fetch(`${api}/v1/exposures`, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ variant }),
  }).catch(() => undefined);
}

function changedBy({ amounts, texts }: Variant, options: ContributionOptions): ContributionOptions {
  for (const { code, frequencies } of options.currencies)
    for (const [frequency, changed] of Object.entries(amounts[code] ?? {}))
      Object.assign(frequencies[frequency as keyof typeof frequencies], changed);
  Object.assign(options.newsroom.texts, texts);
  return options;
}
