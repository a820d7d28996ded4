import { ApiProperty } from '@nestjs/swagger';
import { FREQUENCIES, type Frequency } from '../../foundation/newsroom/newsroom';
import { DONOR_STATUSES, type DonorStatus } from './contribution-status.reader';

export class ContributionStatusDocument {
  @ApiProperty({
    enum: DONOR_STATUSES,
    description: '`pending`: a bank debit that takes days. Only `confirmed` means paid.',
  })
  status: DonorStatus;
  @ApiProperty({ enum: FREQUENCIES })
  frequency: Frequency;
  @ApiProperty({ type: 'integer', example: 1000, description: 'All that is paid, in the minor unit of the currency' })
  amountMinor: number;
  @ApiProperty({ type: 'integer', example: 0, description: 'Of it, what covers the costs of the payment' })
  feeCoverMinor: number;
  @ApiProperty({ example: 'EUR' })
  currency: string;
  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: null },
    description: 'How many monthly gifts this single one stands for; null: it stands for itself',
  })
  monthsCovered: number | null;
}
