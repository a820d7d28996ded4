import { Body, Controller, Get, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { WebAssets } from '../../../infrastructure/pages/web-assets';
import { fileHeaders } from '../../exports/file-headers';
import { FileRuns } from '../../runs/file-runs';
import { KeptFiles } from '../../runs/kept-files';
import type { Run } from '../../runs/run';
import { RunUnknown } from '../../runs/run-problems';
import { Runs } from '../../runs/runs';
import { readFileWish } from './file-wish';
import { runHead, runPage } from './run-page';
import { progressWords, runTitle } from './run-words';
import { whereTo } from './where-to';

/** What takes long, and how far it is. */
@ApiExcludeController()
@Controller('finance')
export class RunPagesController {
  constructor(
    private readonly runs: Runs,
    private readonly files: FileRuns,
    private readonly kept: KeptFiles,
    private readonly replies: StaffReplies,
    private readonly assets: WebAssets,
  ) {}

  @Post('files')
  async want(@SignedIn() person: StaffPerson, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const id = await this.files.begin(person, readFileWish(body));
    await reply.redirect(await whereTo(this.runs, id, person.id), HttpStatus.SEE_OTHER);
  }

  @Get('runs/:id')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const run = await this.find(id, person);
    if (run.state === 'done' && run.kind === 'closing') return void reply.redirect(run.address, HttpStatus.SEE_OTHER);
    const head = runHead(run, this.assets.addressOf('run.js'));
    await this.replies.send(reply, {
      ...{ person, csrfToken, title: runTitle(run), content: runPage(run), ...(head && { head }) },
      active: run.kind === 'closing' ? '/finance/periods' : '/finance/reports',
    });
  }

  /** For the page's own script. */
  @Get('runs/:id/progress')
  async progress(
    @SignedIn() person: StaffPerson,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ state: string; made: number; known: number | null; words: string; title: string }> {
    const run = await this.find(id, person);
    reply.header('cache-control', 'no-store');
    const { state, made, known } = run;
    return { state, made, known, words: progressWords(run), title: runTitle(run) };
  }

  @Get('runs/:id/file')
  async file(@SignedIn() person: StaffPerson, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const run = await this.find(id, person);
    if (run.kind === 'closing' || run.state !== 'done') throw new RunUnknown();
    const kept = this.kept.find(run.id);
    // Another process made it, or it was not saved in time: the same bytes once more.
    if (kept === undefined) return void reply.redirect(run.address, HttpStatus.SEE_OTHER);
    await reply
      .headers({ ...fileHeaders(kept), 'content-length': String(kept.bytes) })
      .type(kept.mediaType)
      .send(kept.stream());
  }

  private async find(id: string, person: StaffPerson): Promise<Run> {
    if (!isUUID(id)) throw new RunUnknown();
    return this.runs.find(id, person.id);
  }
}
