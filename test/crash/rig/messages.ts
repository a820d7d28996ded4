/** A message of PostgreSQL's protocol, version 3: the letter that says what it is, and the whole of it. */
export interface Message {
  /** Empty for the first message of a connection, which has no letter. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export class MessageReader {
  private rest: Buffer = Buffer.alloc(0);

  /** @param opening whether the first message is the start-up packet, which only a client sends */
  constructor(private opening: 'start-up packet' | 'message') {}

  /** @returns those that are complete by now */
  read(chunk: Buffer): Message[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const messages: Message[] = [];
    for (let next = this.next(); next !== undefined; next = this.next()) messages.push(next);
    return messages;
  }

  private next(): Message | undefined {
    const letters = this.opening === 'message' ? 1 : 0;
    if (this.rest.length < letters + LENGTH_BYTES) return undefined;
    const end = letters + this.rest.readInt32BE(letters);
    if (this.rest.length < end) return undefined;
    const bytes = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    this.opening = 'message';
    return { type: bytes.toString('latin1', 0, letters), bytes };
  }
}

/** The length counts itself but not the letter. */
const LENGTH_BYTES = 4;
const BODY = 1 + LENGTH_BYTES;

/** The texts at the beginning of a message, each ended by a zero byte. */
export function leadingTexts({ bytes }: Message, count: number): string[] {
  const texts: string[] = [];
  for (let at = BODY; texts.length < count;) {
    const end = bytes.indexOf(0, at);
    texts.push(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return texts;
}

/** All of a message as text, where the values of a statement can be found again. */
export function wholeText({ bytes }: Message): string {
  return bytes.toString('utf8', BODY);
}

/** Of a message that says ready for the next statement: `I` outside of a transaction, `T` in one, `E` in a failed one. */
export function transactionState({ bytes }: Message): string {
  return bytes.toString('latin1', BODY, BODY + 1);
}
