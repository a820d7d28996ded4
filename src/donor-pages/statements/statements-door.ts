import { Injectable } from '@nestjs/common';
import { isTokenLike } from '../../foundation/crypto/token';
import { ManageLinks } from '../../letters/manage/manage-links';

/** Who stands before the statements: by the link in the address. */
@Injectable()
export class StatementsDoor {
  constructor(private readonly links: ManageLinks) {}

  /** Changes nothing. @returns null: the link is not known, or ended */
  async donorOf(door: string): Promise<string | null> {
    return isTokenLike(door) ? this.links.donorOf(door) : null;
  }
}
