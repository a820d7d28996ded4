import { Controller, Get, Header, Headers, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { bearerSecret } from '../../infrastructure/http/bearer-secret';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { ContributionNotFound } from '../contributions/contribution-problems';
import { ContributionStatusDocument } from './contribution-status.dto';
import { ContributionStatusReader } from './contribution-status.reader';

@ApiTags('Giving')
@Controller('v1/contributions')
export class ContributionStatusController {
  constructor(private readonly reader: ContributionStatusReader) {}

  @Get(':id/status')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'How a contribution stands',
    description: "The bearer secret is Stripe's session id from the return address.",
  })
  @ApiBearerAuth()
  @ApiOkResponse({ type: ContributionStatusDocument })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async status(
    @Param('id') id: string,
    @Headers('authorization') authorization?: string,
  ): Promise<ContributionStatusDocument> {
    const standing = await this.reader.read(id, bearerSecret(authorization));
    if (standing === null) throw new ContributionNotFound();
    const { status, frequency, amountMinor, feeCoverMinor, currency, monthsCovered } = standing;
    return {
      ...{ status, frequency, currency, monthsCovered },
      ...{ amountMinor: Number(amountMinor), feeCoverMinor: Number(feeCoverMinor) },
    };
  }
}
