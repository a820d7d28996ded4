import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { PasswordUnfit } from '../staff-problems';

/** Passwords as they are stored: argon2id, which costs whoever guesses as much memory as it costs us. */
@Injectable()
export class Passwords {
  private nobodys: Promise<string> | undefined;

  /** @throws PasswordUnfit */
  async hash(password: string): Promise<string> {
    const { length } = [...password];
    if (length < LEAST || length > MOST) throw new PasswordUnfit(LEAST, MOST);
    return hash(password.normalize('NFC'), COST);
  }

  /** Takes as long where there is none. @param stored null: nobody has the address, or there is no password */
  async fits(stored: string | null, password: string): Promise<boolean> {
    this.nobodys ??= hash(randomBytes(16), COST);
    const fits = await verify(stored ?? (await this.nobodys), password.normalize('NFC').slice(0, MOST));
    return fits && stored !== null;
  }
}

/** NIST SP 800-63B asks for 15 where there is no second factor, and for 8 beside one. */
const LEAST = 12;
/** A phrase fits; a megabyte to hash does not. */
const MOST = 200;

/**
 * RFC 9106 advises argon2id, which is the library's default, with 64 MiB and three passes; half of the memory, since the
 * process of a small newsroom hashes four at a time beside all else it does. Some 20 ms.
 */
const COST = { memoryCost: 32_768, timeCost: 3, parallelism: 1 };
