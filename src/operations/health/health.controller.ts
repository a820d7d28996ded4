import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { Health } from './health.dto';
import { LATE_AFTER_SECONDS, StandingReader, type Standing } from './standing';

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly standing: StandingReader,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether the process and its database answer, and what is late' })
  @ApiResponse({ status: 200, type: Health })
  @ApiResponse({ status: 503, description: 'The database cannot be reached' })
  async health(): Promise<Health> {
    try {
      return describe(await this.standing.read());
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'The database cannot be reached');
      throw new ServiceUnavailableException();
    }
  }
}

function describe({ webhookEndpoint, ...counts }: Standing): Health {
  return {
    status: counts.oldestEventSeconds > LATE_AFTER_SECONDS ? 'late' : 'up',
    ...counts,
    webhookEndpoint: webhookEndpoint === undefined ? 'unknown' : webhookEndpoint.faults.length === 0 ? 'fine' : 'wrong',
    webhookEndpointCheckedAt: webhookEndpoint?.checkedAt.toISOString() ?? null,
  };
}
