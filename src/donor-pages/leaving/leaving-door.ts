import { Injectable } from '@nestjs/common';
import { ManageLinks } from '../../letters/manage/manage-links';
import { isTokenLike } from '../../foundation/crypto/token';

/** Who stands before a page on which everything can be seen, or destroyed. */
export interface LeavingVisitor {
  readonly donorId: string;
  /** Whether their link was just asked for: one that lies in a mailbox for weeks is not enough. */
  readonly isFresh: boolean;
}

@Injectable()
export class LeavingDoor {
  constructor(private readonly links: ManageLinks) {}

  /** @returns null: the link is not known, has ended, or its donor was erased */
  async visitorOf(door: string): Promise<LeavingVisitor | null> {
    if (!isTokenLike(door)) return null;
    const donorId = await this.links.donorOf(door);
    return donorId === null ? null : { donorId, isFresh: (await this.links.freshDonorOf(door)) === donorId };
  }
}
