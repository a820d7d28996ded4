import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { METRICS } from '../../infrastructure/metrics/metrics';
import { ScraperCheck } from './scraper-check';
import { Gauges } from './gauges';

@ApiTags('Operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly scraper: ScraperCheck,
    private readonly gauges: Gauges,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Header('content-type', METRICS.contentType)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'What Prometheus scrapes',
    description: 'With the token of METRICS_TOKEN; where none is set, from this machine only.',
  })
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 401, description: 'Another token than METRICS_TOKEN, or none' })
  @ApiResponse({ status: 403, description: 'From elsewhere, and no METRICS_TOKEN is set' })
  async metrics(@Req() request: FastifyRequest): Promise<string> {
    this.scraper.check(request);
    return `${await METRICS.metrics()}\n${await this.gauges.metrics()}`;
  }
}
