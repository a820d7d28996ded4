import type { Newsroom } from '../foundation/newsroom/newsroom';

/** What the donor pages are told when the application is put together. */
export interface DonorPagesSettings {
  /** Where these pages are reached from outside. */
  publicUrl: URL;
  /** Origins a form post may end at: Stripe's pages, or the sandbox's. */
  stripeFormOrigins: string[];
  newsroom: Newsroom;
  /** Whether readers can ask to be reminded: there is a mail server. */
  reminders: boolean;
  /** Whether readers can ask for a newsletter: the newsroom offers one, and there is a mail server. */
  newsletter: boolean;
  /** The folder that web/build.mjs wrote. */
  webRoot: string;
}

export const DONOR_PAGES_SETTINGS = Symbol('donor pages settings');
