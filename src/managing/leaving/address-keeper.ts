import type { OwnSection } from '../own-data/own-data';

/** A donor, and the address by which other rooms know them. */
export interface KnownDonor {
  readonly donorId: string;
  /** As they gave it; compare it only after `normaliseEmail`. */
  readonly email: string;
}

/** A room above that keeps something under a donor's address. It is asked through this: nothing here may know of it. */
export interface AddressKeeper {
  /** The tables it answers for. */
  readonly tables: readonly string[];
  /** Everything that is kept for the donor or the address goes, in transactions of its own. Safe to repeat. */
  forget(donor: KnownDonor): Promise<void>;
  /** All that is kept, for the donor to read. */
  tell(donor: KnownDonor): Promise<readonly OwnSection[]>;
}

/** Every one there is, as a list. */
export const ADDRESS_KEEPERS = Symbol('ADDRESS_KEEPERS');
