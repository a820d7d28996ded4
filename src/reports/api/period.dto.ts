import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ControlTotalDocument } from './report.dto';

export class FrozenReportDocument {
  @ApiProperty({ example: 'income' })
  name: string;
  @ApiProperty()
  rowCount: number;
  @ApiProperty({ type: [ControlTotalDocument] })
  totals: ControlTotalDocument[];
  @ApiProperty({ description: 'SHA-256 of the report as NDJSON, hex' })
  sha256: string;
  @ApiProperty({ required: false, description: 'SHA-256 of its rows alone, each as a JSON array on a line; hex' })
  rowsSha256?: string;
}

export class PeriodDocument {
  @ApiProperty({ example: '2027-03' })
  month: string;
  @ApiProperty({ example: 'Europe/Amsterdam' })
  zone: string;
  @ApiProperty({ enum: ['closed', 'reopening asked', 'reopened'] })
  state: 'closed' | 'reopening asked' | 'reopened';
  @ApiProperty({ description: 'The last block of the ledger that counts in it', example: '4711' })
  block: string;
  @ApiProperty({ format: 'date-time' })
  closedAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  reopeningAskedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  reopeningReason: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  reopenedAt: string | null;
  @ApiProperty({ type: [FrozenReportDocument] })
  reports: FrozenReportDocument[];
}

export class ReopeningBody {
  @ApiProperty({
    required: false,
    description: 'Why; needed of the one who asks first',
    example: 'An invoice was missing',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  reason?: string;
}

export class ReopeningDocument {
  @ApiProperty({ enum: ['asked', 'open'], description: 'asked: somebody else has to agree' })
  state: 'asked' | 'open';
}
