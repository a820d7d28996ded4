import { Body, Controller, HttpCode, HttpStatus, Ip, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { validated } from '../../foundation/problem/validated';
import { ExposureLimits } from '../../infrastructure/limits/exposure-limits';
import { ExposureBody } from './exposure.dto';
import { Exposures } from './exposures';

@ApiTags('Giving')
@Controller('v1/exposures')
export class ExposuresController {
  constructor(
    private readonly exposures: Exposures,
    private readonly limits: ExposureLimits,
  ) {}

  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    summary: 'Count that a variant of an experiment was shown',
    description:
      'Once per visit. A number per variant and day is raised by one; nothing is kept of who saw it. What is not being ' +
      'tried now is not counted, and answered alike.',
  })
  @ApiNoContentResponse()
  @ApiResponse({ status: 400, type: ProblemDocument })
  @ApiResponse({ status: 429, type: ProblemDocument, description: 'Too many from this network, or in all' })
  async count(@Body() body: unknown, @Ip() address: string): Promise<void> {
    const { variant } = validated(ExposureBody, body);
    await this.limits.spend(address);
    await this.exposures.count(variant);
  }
}
