/** One mail, ready to be handed to a mail server. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same at every try: whoever gets it twice after all shows it once. */
  readonly id: string;
  readonly date: Date;
  /** RFC 8058: a POST to it, by the reader's mail program, ends such mails. */
  readonly unsubscribeUrl?: string;
}

/**
 * How handing it over ended:
 * - `sent`: the server has it
 * - `refused`: for good (5xx); `address`: because of whom it is for
 * - `later`: not now (4xx), or the server was never reached: nothing was sent, it may be tried again
 * - `unknown`: the line broke after the text began to flow. The server may have it, so it is never sent again
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly because: 'address' | 'mail' }
  | { readonly kind: 'later'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };
