import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { formatAmount } from '../../foundation/money/format-amount';
import type { LetterData, LetterGift } from '../intents/letter-kinds';
import type { Block } from './letter';
import type { LetterTexts } from './letter-texts';

export interface GiftLinks {
  /** Where the donor sees, changes and stops recurring gifts, and the day on which the link ends; null: needs none. */
  readonly manage: { readonly url: string; readonly until: string } | null;
  /** Where a new link is asked for. */
  readonly ask: string;
  readonly give: string;
}

type PaidAtOnce = Pick<LetterData['receipt'], 'amountMinor' | 'feeCoverMinor' | 'currency'>;

/** Says things about one gift in one language. */
export class LetterWriter {
  constructor(
    private readonly texts: LetterTexts,
    private readonly newsroom: Newsroom,
    private readonly gift: LetterGift,
  ) {}

  say(key: Parameters<LetterTexts['say']>[0], values: Record<string, string> = {}): string {
    return this.texts.say(key, { newsroom: this.newsroom.name, frequency: this.gift.frequency, ...values });
  }

  detail(key: Parameters<LetterTexts['say']>[0], value: string): readonly [string, string] {
    return [this.say(key), value];
  }

  paragraph(key: Parameters<LetterTexts['say']>[0], values: Record<string, string> = {}): Block {
    return { paragraph: this.say(key, values) };
  }

  paragraphOf(sentences: readonly string[]): Block {
    return { paragraph: sentences.join(' ') };
  }

  /** For how long a single gift was meant: what covers the costs of its payment is part of no month. */
  monthsAtOnce({ amountMinor, feeCoverMinor = '0', currency }: PaidAtOnce, monthsCovered: number): Block {
    const giftMinor = BigInt(amountMinor) - BigInt(feeCoverMinor);
    const monthly = this.amount(String(giftMinor / BigInt(monthsCovered)), currency);
    return { paragraph: this.texts.say('receipt.at-once', { months: monthsCovered, monthly }) };
  }

  action(key: Parameters<LetterTexts['say']>[0], url: string): Block {
    return { action: this.say(key), url, emphasis: 'other' };
  }

  manage(
    key: Parameters<LetterTexts['say']>[0],
    emphasis: 'main' | 'other',
    { manage, ask }: GiftLinks,
  ): readonly Block[] {
    if (manage === null) return [];
    return [
      { action: this.say(key), url: manage.url, emphasis },
      { action: this.say('manage.ask', { day: this.day(manage.until) }), url: ask, emphasis: 'other' },
    ];
  }

  day(day: string): string {
    return this.texts.day(day);
  }

  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.texts.language, { type: 'conjunction' }).format(names);
  }

  /** Of several currencies: one after the other. */
  amounts(sums: readonly { readonly amountMinor: string; readonly currency: string }[]): string {
    return this.list(sums.map(({ amountMinor, currency }) => this.amount(amountMinor, currency)));
  }

  amount(amountMinor: string, currency: string): string {
    return formatAmount({ amountMinor: BigInt(amountMinor), currency: currency as never }, this.texts.language);
  }
}
