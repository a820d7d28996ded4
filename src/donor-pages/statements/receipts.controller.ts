import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { Problem } from '../../foundation/problem/problem';
import { giftLetter } from '../../letters/templates/gift-letters';
import type { Letter } from '../../letters/templates/letter';
import { DonorReceipts, type DonorReceipt } from '../../managing/receipts/donor-receipts';
import { ManageDoor } from '../manage/manage-door';
import { PageLanguages } from '../page-languages';
import { receiptPage } from './receipt-page';
import { StatementReplies } from './statement-replies';
import { statementsAddress } from './statements-link';

/** Every receipt once more, for whoever holds the donor's link. Opening a page changes nothing. */
@ApiExcludeController()
@Controller('manage/:door/receipts')
export class ReceiptsController {
  constructor(
    private readonly door: ManageDoor,
    private readonly languages: PageLanguages,
    private readonly replies: StatementReplies,
    private readonly receipts: DonorReceipts,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get(':number')
  async show(
    @Param() { door, number }: { readonly door: string; readonly number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visitor = await this.door.visitorOf(door, request);
    if (visitor === null) return this.replies.linkEnded(request, reply);
    const { donorId } = visitor;
    const receipt = await this.receipts.find(donorId, number);
    if (receipt === undefined) throw new ReceiptUnknown();
    const texts = this.languages.for(request);
    const letter = await this.letterOf(receipt, texts.language);
    const back = statementsAddress(door, texts.language);
    const content = receiptPage({ texts, receipt, letter, back });
    await this.replies.page(reply, { texts, content, path: `/manage/${door}/receipts/${number}` });
  }

  private async letterOf(receipt: DonorReceipt, language: string): Promise<Letter> {
    const data = await this.receipts.letterData(receipt);
    const gift = { frequency: receipt.frequency, language };
    return giftLetter({ kind: 'receipt', data, gift, links: NO_LINKS }, this.newsroom);
  }
}

/** The page leads on by itself. */
const NO_LINKS = { manage: null, ask: '', give: '' } as const;

export class ReceiptUnknown extends Problem {
  readonly status = 404;
  readonly code = 'receipt_unknown';
  readonly title = 'There is no such receipt';

  constructor() {
    super('None of the gifts that this link leads to has a receipt of this number.');
  }
}
