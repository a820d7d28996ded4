import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../foundation/config/config';
import { ConfigurationError } from '../../../foundation/config/configuration-error';
import { StripeAccount } from '../account';
import { StripeFailure } from '../stripe-failure';
import { TiedAccount, type AccountAndMode } from './tied-account';

/**
 * - `same`: the key is of the account and mode whose gifts the database keeps
 * - `other`: it is not
 * - `unasked`: the mode is the same; of the account Stripe said nothing
 */
export interface AccountVerdict {
  readonly state: 'same' | 'other' | 'unasked';
  /** Of STRIPE_SECRET_KEY. */
  readonly key: AccountAndMode;
  /** Of the database. */
  readonly tied: AccountAndMode;
  /** Why Stripe said nothing; '' where it was not asked. */
  readonly failure: string;
}

/** Keeps the gifts of two accounts, or of trial and earnest, from coming together in one set of books. */
@Injectable()
export class AccountTie {
  /** A key belongs to one account as long as it lives: asked for once. */
  private accountId: string | undefined;

  constructor(
    private readonly account: StripeAccount,
    private readonly tied: TiedAccount,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The mode is in the key itself; of the account only Stripe can tell. What belongs to none yet is tied to this one. */
  async look(): Promise<AccountVerdict> {
    const { livemode } = this.config.stripe;
    const tied = await this.tied.read(livemode);
    if (tied.livemode !== livemode)
      return { state: 'other', key: { accountId: this.accountId ?? null, livemode }, tied, failure: '' };
    const failure = await this.ask();
    const key = { accountId: this.accountId ?? null, livemode };
    if (key.accountId === null) return { state: 'unasked', key, tied, failure };
    const now = tied.accountId === null ? await this.tied.tie(key) : tied;
    const isSame = now.accountId === key.accountId && now.livemode === livemode;
    return { state: isSame ? 'same' : 'other', key, tied: now, failure };
  }

  /** Passes when Stripe gives no answer. @throws ConfigurationError naming both when they are not the same */
  async expectSame(): Promise<AccountVerdict> {
    const verdict = await this.look();
    if (verdict.state === 'other') throw new ConfigurationError([differenceOf(verdict)], ADVICE);
    return verdict;
  }

  /**
   * Makes the database belong to the account of the key from now on. @returns what it belonged to before
   * @throws ConfigurationError where trial and earnest would mix @throws StripeFailure
   */
  async adopt(): Promise<AccountVerdict> {
    const { livemode } = this.config.stripe;
    const before = await this.tied.read(livemode);
    if (before.livemode !== livemode && (await this.tied.isUsed()))
      throw new ConfigurationError(
        [`STRIPE_SECRET_KEY is of ${modeOf({ livemode })}, and this database holds gifts of ${modeOf(before)}`],
        'Trial and earnest never share books: take a new database.',
      );
    const key = { accountId: await this.account.id(), livemode };
    await this.tied.change(key);
    return { state: 'same', key, tied: before, failure: '' };
  }

  /** @returns Stripe's code when it gave no answer; '' when it did */
  private async ask(): Promise<string> {
    try {
      this.accountId ??= await this.account.id();
      return '';
    } catch (error) {
      if (error instanceof StripeFailure) return error.code;
      throw error;
    }
  }
}

/** What differs, naming both. */
export function differenceOf({ key, tied }: Pick<AccountVerdict, 'key' | 'tied'>): string {
  return `STRIPE_SECRET_KEY is of ${nameOf(key)}, but this database keeps the gifts of ${nameOf(tied)}`;
}

export function nameOf({ accountId, livemode }: AccountAndMode): string {
  return `${accountId ?? 'an account not asked for yet'} in ${modeOf({ livemode })}`;
}

function modeOf({ livemode }: Pick<AccountAndMode, 'livemode'>): string {
  return livemode ? 'live mode' : 'test mode';
}

const ADVICE =
  'Set the key or the DATABASE_URL that was meant. If the newsroom moves to another account on purpose: docs/operations/stripe.md, "Another account".';
