import { ApiProperty } from '@nestjs/swagger';
import type { Problem } from './problem';

/** The body of every error answer: RFC 9457 with a stable code. */
export class ProblemDocument {
  @ApiProperty({
    description: 'A stable address of the kind of problem',
    example: 'urn:mainstay:problem:amount_below_minimum',
  })
  type: string;
  @ApiProperty({ example: 'The amount is too small' })
  title: string;
  @ApiProperty({ example: 400 })
  status: number;
  @ApiProperty({ description: 'A sentence for a person', example: 'The smallest monthly contribution is $2.' })
  detail: string;
  @ApiProperty({ description: 'Stable; programs may depend on it', example: 'amount_below_minimum' })
  code: string;
  @ApiProperty({ required: false, description: 'The field at fault', example: 'amountMinor' })
  field?: string;
  @ApiProperty({ required: false, description: 'The bound that was crossed, in minor units', example: 200 })
  limitMinor?: number;
  @ApiProperty({ required: false, description: 'ISO 4217, upper case', example: 'USD' })
  currency?: string;
  @ApiProperty({ required: false, description: 'When to try again, in seconds', example: 30 })
  retryAfterSeconds?: number;
  @ApiProperty({ required: false, description: 'The first or last day that can be chosen', example: '2027-03-01' })
  limitDay?: string;
  @ApiProperty({ required: false, description: 'The role that is needed', example: 'finance-read' })
  role?: string;
}

export function problemDocument(problem: Problem): ProblemDocument {
  return {
    type: `urn:mainstay:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...problem.details,
  };
}
