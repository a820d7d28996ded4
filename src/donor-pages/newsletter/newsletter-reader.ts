/** What a newsletter's link is for, as its page needs it. */
export interface LinkedNewsletter {
  readonly isConfirmed: boolean;
}

export interface NewsletterReader {
  /** Changes nothing. @returns null for a link that is not known */
  read(token: string): Promise<LinkedNewsletter | null>;
}

export const NEWSLETTER_READER = Symbol('newsletter reader');
