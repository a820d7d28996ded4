import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { sendFile } from '../../infrastructure/pages/file-replies';
import { DonorReceipts, type DonorReceipt } from '../../managing/receipts/donor-receipts';
import { ReceiptPapers } from '../../managing/receipts/receipt-papers';
import { StatementLimits } from '../../managing/statements/statement-limits';
import { TooManyStatements } from '../../managing/statements/statement-problems';
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
    private readonly papers: ReceiptPapers,
    private readonly limits: StatementLimits,
  ) {}

  /** On the screen, unless the form of a file is asked for. */
  @Get(':number')
  async show(
    @Param() { door, number }: { readonly door: string; readonly number: string },
    @Query('format') format: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visitor = await this.door.visitorOf(door, request);
    if (visitor === null) return this.replies.linkEnded(request, reply);
    const { donorId } = visitor;
    const receipt = await this.receipts.find(donorId, number);
    if (receipt === undefined) throw new ReceiptUnknown();
    if (format === undefined || format === '') return this.page(request, reply, { door, receipt });
    if (format !== 'pdf') throw new ReceiptFormatUnknown();
    const problem = await this.spend(donorId);
    if (problem !== undefined) return this.page(request, reply, { door, receipt, problem });
    const { language } = this.languages.for(request);
    await sendFile(reply, await this.papers.file(receipt, language));
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { door, receipt, problem }: { door: string; receipt: DonorReceipt; problem?: Problem },
  ): Promise<void> {
    const texts = this.languages.for(request);
    const { language } = texts;
    const path = `/manage/${door}/receipts/${receipt.number}`;
    const content = receiptPage({
      ...{ texts, receipt, problem, sheet: await this.papers.sheet(receipt, language) },
      ...{ back: statementsAddress(door, language), file: `${path}?format=pdf&language=${language}` },
    });
    await this.replies.page(reply, { texts, content, path }, problem?.status);
  }

  /** Paper is paper: receipts and statements are counted together. @returns what is wrong */
  private async spend(donorId: string): Promise<Problem | undefined> {
    try {
      await this.limits.spend(donorId);
      return undefined;
    } catch (problem) {
      if (!(problem instanceof TooManyStatements)) throw problem;
      return problem;
    }
  }
}

export class ReceiptUnknown extends Problem {
  readonly status = 404;
  readonly code = 'receipt_unknown';
  readonly title = 'There is no such receipt';

  constructor() {
    super('None of the gifts that this link leads to has a receipt of this number.');
  }
}

export class ReceiptFormatUnknown extends Problem {
  readonly status = 400;
  readonly code = 'receipt_format_unknown';
  readonly title = 'There is no receipt in this format';

  constructor() {
    super('The format is pdf, or left out for a page.', { field: 'format' });
  }
}
