import { ApiProperty } from '@nestjs/swagger';

export class CampaignSumDocument {
  @ApiProperty({ example: 'EUR', description: 'ISO 4217. Sums of two currencies are never added.' })
  currency: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 5_000_000, description: 'Null: there is no goal in it' })
  goalMinor: number | null;
  @ApiProperty({
    ...{ type: 'integer', example: 1_850_000 },
    description:
      'At least so much came in, less what was given and taken back: rounded down, at most once a day, and only when many gifts came since. 0: nothing is told yet.',
  })
  raisedMinor: number;
  @ApiProperty({ type: 'integer', example: 240, description: 'Payments that are told of, not people' })
  gifts: number;
}

export class CampaignDocument {
  @ApiProperty({ example: 'autumn-2027' })
  code: string;
  @ApiProperty()
  title: string;
  @ApiProperty()
  text: string;
  @ApiProperty({ enum: ['to-come', 'open', 'closed'] })
  state: 'to-come' | 'open' | 'closed';
  @ApiProperty({ format: 'date', example: '2027-09-01' })
  from: string;
  @ApiProperty({ format: 'date', example: '2027-11-30', description: 'Its last day' })
  until: string;
  @ApiProperty({ format: 'uri', description: 'Its page' })
  url: string;
  @ApiProperty({ type: CampaignSumDocument, isArray: true, description: 'Those with a goal first' })
  sums: CampaignSumDocument[];
}
