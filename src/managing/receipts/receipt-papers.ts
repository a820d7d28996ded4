import { Inject, Injectable } from '@nestjs/common';
import { formatAmount } from '../../foundation/money/format-amount';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { giftLetter } from '../../letters/templates/gift-letters';
import type { StatementFile } from '../statements/statements';
import { StatementTexts } from '../statements/statement-texts';
import { DonorReceipts, type DonorReceipt } from './donor-receipts';
import { receiptPdf } from './receipt-pdf';
import type { ReceiptSheet } from './receipt-sheet';

/** Receipts once more, to be read or kept. Who may have them is asked before. */
@Injectable()
export class ReceiptPapers {
  constructor(
    private readonly receipts: DonorReceipts,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** As far as it stays true: whether a gift goes on stands elsewhere, but that it was for twelve months is so for ever. */
  async sheet(receipt: DonorReceipt, language: string): Promise<ReceiptSheet> {
    const data = await this.receipts.letterData(receipt);
    const gift = { frequency: receipt.frequency, language };
    const {
      subject: title,
      blocks,
      ...letter
    } = giftLetter({ kind: 'receipt', data, gift, links: NO_LINKS }, this.newsroom);
    const kept = blocks.findIndex((block) => 'details' in block) + (receipt.monthsCovered === null ? 1 : 2);
    return { language: letter.language, title, blocks: blocks.slice(0, kept) };
  }

  /** Its name tells one receipt from another, and says neither the newsroom's name nor the donor's. */
  async file(receipt: DonorReceipt, language: string): Promise<StatementFile> {
    const sheet = await this.sheet(receipt, language);
    const texts = new StatementTexts(sheet.language);
    const returned = formatAmount({ ...receipt, amountMinor: receipt.returnedMinor }, sheet.language);
    const particulars = [
      [texts.say('newsroom'), this.newsroom.name],
      ...(receipt.returnedMinor === 0n ? [] : [[texts.say('returned'), returned] as const]),
    ] as const;
    const content = await receiptPdf(sheet, { texts, particulars, on: receipt.on });
    return { name: `receipt-${receipt.number}.pdf`, mediaType: 'application/pdf', content };
  }
}

/** Whoever reads it came by a link. */
const NO_LINKS = { manage: null, ask: '', give: '' } as const;
