import { ApiProperty } from '@nestjs/swagger';
import type { LastReconciliation } from './standing';

export class Health {
  @ApiProperty({ enum: ['up', 'late'], description: 'late: an event has waited for more than five minutes' })
  status: 'up' | 'late';
  @ApiProperty({ type: 'integer', description: 'Events that somebody has to look at' })
  parkedEvents: number;
  @ApiProperty({ type: 'integer', description: 'Events that have failed ten times and are still tried' })
  failingEvents: number;
  @ApiProperty({ type: 'integer', description: 'Objects that are still to be asked for at Stripe' })
  waitingFetches: number;
  @ApiProperty({ type: 'integer', description: 'How long the oldest unprocessed event has waited; 0: none waits' })
  oldestEventSeconds: number;
  @ApiProperty({
    description: 'Open alarms by kind; see docs/operations/alarms.md',
    type: 'object',
    additionalProperties: { type: 'integer' },
  })
  openAlarms: Readonly<Record<string, number>>;
  @ApiProperty({
    description: 'What the last nightly comparison with Stripe found',
    nullable: true,
    type: 'object',
    additionalProperties: true,
  })
  lastReconciliation: LastReconciliation | null;
  @ApiProperty({ enum: ['fine', 'wrong', 'unknown'], description: 'Our endpoint at Stripe, as last looked at' })
  webhookEndpoint: 'fine' | 'wrong' | 'unknown';
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  webhookEndpointCheckedAt: string | null;
}
