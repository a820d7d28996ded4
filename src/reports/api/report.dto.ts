import { ApiProperty } from '@nestjs/swagger';

export class ReportColumnDocument {
  @ApiProperty({ example: 'gross' })
  name: string;
  @ApiProperty({ example: 'Gross' })
  title: string;
  @ApiProperty({ enum: ['text', 'id', 'day', 'instant', 'currency', 'amount', 'count', 'rate'] })
  type: string;
  @ApiProperty({
    required: false,
    description: 'Of an amount: the column that names its currency',
    example: 'currency',
  })
  currencyColumn?: string;
}

export class ListedReport {
  @ApiProperty({ example: 'income' })
  name: string;
  @ApiProperty()
  title: string;
  @ApiProperty({ description: 'What is counted and how' })
  definition: string;
  @ApiProperty({ type: [ReportColumnDocument] })
  columns: ReportColumnDocument[];
  @ApiProperty({ description: 'By what it can be narrowed', example: ['currency'] })
  narrowedBy: string[];
  @ApiProperty({ example: ['csv', 'xlsx', 'ndjson', 'pdf'] })
  formats: string[];
}

export class ReportBlockDocument {
  @ApiProperty({ example: '4711', description: 'Number of the sealed block up to which facts count; 0: none yet' })
  block: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  sealedAt: string | null;
  @ApiProperty({ description: 'SHA-256, hex' })
  hash: string;
}

export class ReportAboutDocument {
  @ApiProperty({ example: 'income' })
  name: string;
  @ApiProperty()
  title: string;
  @ApiProperty()
  definition: string;
  @ApiProperty()
  newsroom: string;
  @ApiProperty({ example: 'Europe/Amsterdam' })
  zone: string;
  @ApiProperty({ example: '2027-03-01', description: 'The first day' })
  from: string;
  @ApiProperty({ example: '2027-04-01', description: 'The day after the last' })
  to: string;
  @ApiProperty({ type: String, nullable: true })
  currency: string | null;
  @ApiProperty({ type: String, nullable: true })
  frequency: string | null;
  @ApiProperty({ type: String, nullable: true })
  campaign: string | null;
  @ApiProperty()
  asOf: ReportBlockDocument;
  @ApiProperty({ description: 'Version of the rules by which it is made', example: '1' })
  rules: string;
  @ApiProperty({ type: [ReportColumnDocument] })
  columns: ReportColumnDocument[];
}

export class ControlTotalDocument {
  @ApiProperty({ example: 'gross' })
  column: string;
  @ApiProperty({ example: 'EUR' })
  currency: string;
  @ApiProperty({ example: '1250', description: 'Minor units' })
  minor: string;
}

export class ReportDocument {
  @ApiProperty()
  about: ReportAboutDocument;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string', nullable: true } },
    description: 'By column name; amounts in minor units. The first thousand: a file has them all.',
  })
  rows: Record<string, string | null>[];
  @ApiProperty({ description: 'Of the whole report' })
  rowCount: number;
  @ApiProperty({ type: [ControlTotalDocument], description: 'Of the whole report, each currency apart' })
  totals: ControlTotalDocument[];
}
