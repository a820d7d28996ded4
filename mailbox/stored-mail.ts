import PostalMime from 'postal-mime';

/** A mail as it came over the wire. */
export interface StoredMail {
  readonly id: number;
  readonly receivedAt: string;
  /** Whom the envelope named; a header can say anything. */
  readonly to: readonly string[];
  readonly raw: string;
}

/** What a reader's mail program makes of it. */
export interface ReadMail {
  readonly id: number;
  readonly receivedAt: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export async function read({ id, receivedAt, to, raw }: StoredMail): Promise<ReadMail> {
  const { from, subject = '', text = '', html = '', headers } = await PostalMime.parse(raw);
  return {
    ...{ id, receivedAt, to, subject, text, html },
    from: from ? `${from.name} <${from.address}>`.trim() : '',
    headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}
