import { Controller, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Jobs } from '../../../infrastructure/jobs/jobs';

/** Compares with Stripe before the night comes: the same task, woken early. */
@ApiExcludeController()
@Controller('finance/comparison')
export class ComparisonController {
  constructor(private readonly jobs: Jobs) {}

  @Post()
  async wake(@Res() reply: FastifyReply): Promise<void> {
    await this.jobs.wake(RECONCILIATION);
    await reply.redirect('/finance?done=comparing', HttpStatus.SEE_OTHER);
  }
}

/** The name under which the nightly comparison comes round by itself. */
const RECONCILIATION = 'reconcile';
