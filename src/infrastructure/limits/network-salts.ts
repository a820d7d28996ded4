import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * A random salt for each UTC day, shared by all processes through the database. It is derived from nothing, so once it
 * is deleted no key of ours can make it again.
 */
@Injectable()
export class NetworkSalts {
  private known: { readonly day: string; readonly salt: Buffer } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async ofToday(): Promise<Buffer> {
    const day = today();
    if (this.known?.day === day) return this.known.salt;
    const salt = await this.agreedUpon(day);
    this.known = { day, salt };
    return salt;
  }

  async deleteOlder(): Promise<void> {
    await this.dataSource.query('delete from network_salts where day < $1', [today()]);
  }

  /** The first process of the day puts its own in; the others find that one. */
  private async agreedUpon(day: string): Promise<Buffer> {
    await this.deleteOlder();
    const offered = [day, randomBytes(SALT_BYTES)];
    await this.dataSource.query(
      'insert into network_salts (day, salt) values ($1, $2) on conflict do nothing',
      offered,
    );
    const rows: { salt: Buffer }[] = await this.dataSource.query('select salt from network_salts where day = $1', [
      day,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('The salt of the day was deleted while it was read');
    return row.salt;
  }
}

/** As long as the hash: guessing the salt is as hard as guessing a key. */
const SALT_BYTES = 32;

function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
}
