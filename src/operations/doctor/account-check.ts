import { Inject, Injectable } from '@nestjs/common';
import { deniedWords } from '../../foundation/newsroom/neutral-words';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { StripeAccount, type AccountWords } from '../../infrastructure/stripe/account';
import type { Check, Finding } from './finding';

/** The account's own words reach banks and inboxes; no program can change them. */
@Injectable()
export class AccountCheck implements Check {
  readonly name = 'account';

  constructor(
    private readonly account: StripeAccount,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async examine(): Promise<Omit<Finding, 'check'>[]> {
    const words = await this.account.words();
    const faults = [...this.descriptorFaults(words), ...this.deniedIn(words)];
    if (faults.length > 0) return faults.map((text) => ({ state: 'todo', text }));
    return [
      { state: 'ok', text: `Statements show "${words.statementDescriptor}"; no word on the deny list is in sight.` },
    ];
  }

  private descriptorFaults({ statementDescriptor }: AccountWords): string[] {
    const promised = this.newsroom.statementDescriptor;
    if (statementDescriptor === promised) return [];
    return [
      `The statement descriptor is "${statementDescriptor ?? ''}", and donors are told "${promised}": change one of them (Dashboard: Settings, Business, Public details; or the newsroom file).`,
    ];
  }

  private deniedIn(words: AccountWords): string[] {
    return Object.entries(words).flatMap(([field, text]: [string, string | null]) => {
      const denied = deniedWords(text ?? '', this.newsroom.neutralDenyList);
      if (denied.length === 0) return [];
      const where = FIELD_NAMES[field as keyof AccountWords];
      return [`The ${where} holds "${denied.join('", "')}": choose neutral words (Dashboard: Settings, Business).`];
    });
  }
}

const FIELD_NAMES: Readonly<Record<keyof AccountWords, string>> = {
  statementDescriptor: 'statement descriptor',
  statementDescriptorPrefix: 'shortened descriptor',
  businessName: 'public business name',
  displayName: 'display name',
};
