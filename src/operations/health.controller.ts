import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { describeError } from '../infrastructure/logging/describe-error';
import { LOG, type Log } from '../infrastructure/logging/log';

export class Health {
  @ApiProperty({ enum: ['up'] })
  status: 'up';
  @ApiProperty({ type: 'integer', description: 'Events that somebody has to look at' })
  parkedEvents: number;
  @ApiProperty({ type: 'integer', description: 'Events that have failed ten times and are still tried' })
  failingEvents: number;
}

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether the process and its database answer' })
  @ApiResponse({ status: 200, type: Health })
  @ApiResponse({ status: 503, description: 'The database cannot be reached' })
  async health(): Promise<Health> {
    try {
      const [row]: { parked: string; failing: string }[] = await this.dataSource.query(COUNTS);
      return { status: 'up', parkedEvents: Number(row?.parked), failingEvents: Number(row?.failing) };
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'The database cannot be reached');
      throw new ServiceUnavailableException();
    }
  }
}

/** Ten tries are some four minutes: longer than any restart. */
const COUNTS = `
  select count(*) filter (where state = 'parked') as parked, count(*) filter (where state = 'due' and attempts >= 10) as failing
  from stripe_events where state in ('parked', 'due')`;
