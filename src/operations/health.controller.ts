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
      const [row]: { parked: string }[] = await this.dataSource.query(
        `select count(*) as parked from stripe_events where state = 'parked'`,
      );
      return { status: 'up', parkedEvents: Number(row?.parked) };
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'The database cannot be reached');
      throw new ServiceUnavailableException();
    }
  }
}
