/**
 * Those of Stripe's pages that Mainstay has texts for or soon may. What Stripe does not speak, such as Ukrainian, is left
 * to the donor's browser.
 */
const STRIPE_LOCALES = ['cs', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'ru', 'sv'] as const;

/** The language that a page of Stripe's is shown in. */
export function stripeLocale(language: string): (typeof STRIPE_LOCALES)[number] | 'auto' {
  return STRIPE_LOCALES.find((locale) => locale === language) ?? 'auto';
}
