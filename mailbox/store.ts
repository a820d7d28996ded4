import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { StoredMail } from './stored-mail';

/** The mails that came, newest last; with a file they are there again after a restart. */
export class Store {
  private readonly mails: StoredMail[];

  constructor(private readonly file: string | undefined) {
    this.mails = file !== undefined && existsSync(file) ? keptIn(file) : [];
    // Written anew, so that the file does not grow for ever.
    if (file !== undefined) writeFileSync(file, this.mails.map(asLine).join(''), { mode: 0o600 });
  }

  add(mail: Omit<StoredMail, 'id'>): void {
    const stored = { ...mail, id: (this.mails.at(-1)?.id ?? 0) + 1 };
    this.mails.push(stored);
    if (this.mails.length > MOST_KEPT) this.mails.shift();
    if (this.file !== undefined) appendFileSync(this.file, asLine(stored));
  }

  all(): readonly StoredMail[] {
    return this.mails;
  }

  find(id: number): StoredMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }
}

/** For looking at, not for keeping. */
const MOST_KEPT = 1_000;

function asLine(mail: StoredMail): string {
  return `${JSON.stringify(mail)}\n`;
}

/** A line cut off by a crash is no mail that anyone has seen. */
function keptIn(file: string): StoredMail[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .slice(-MOST_KEPT)
    .map((line) => JSON.parse(line) as StoredMail);
}
