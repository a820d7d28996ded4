import { ApiProperty } from '@nestjs/swagger';

export class MonthlySuggestionDocument {
  @ApiProperty({ example: 'EUR', description: 'ISO 4217, upper case' })
  currency: string;
  @ApiProperty({ type: 'integer', example: 5000, description: 'The smallest single gift that leads to it' })
  fromMinor: number;
  @ApiProperty({ type: 'integer', example: 9999, description: 'The largest, itself part of the range' })
  upToMinor: number;
  @ApiProperty({ type: 'integer', example: 1000, description: 'What is suggested each month' })
  monthlyMinor: number;
}

export class MonthlyQuestionDocument {
  @ApiProperty({
    ...{ type: 'integer', example: 90 },
    description: 'For how many days a browser that said no is not asked again; 0: for as long as its tab is open',
  })
  askAgainAfterDays: number;
  @ApiProperty({ type: MonthlySuggestionDocument, isArray: true })
  suggestions: MonthlySuggestionDocument[];
}
