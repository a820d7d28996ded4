import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WebAssets, type WebAsset } from './web-assets';

/** The script of the donation box, which any page may load, and the files of our own pages. */
@ApiExcludeController()
@Controller()
export class AssetsController {
  constructor(private readonly assets: WebAssets) {}

  @Get('box.js')
  async box(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(this.assets.find('box.js'), FOR_MINUTES, { request, reply });
  }

  /** A box.js kept from before an update asks for the words by the name of its own build: today's are better than none. */
  @Get('assets/:name')
  async asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = this.assets.find(name);
    if (file) await this.send(file, FOR_EVER, { request, reply });
    else await this.send(this.assets.successorOf(name), FOR_MINUTES, { request, reply });
  }

  private async send(file: WebAsset | undefined, kept: string, { request, reply }: Exchange): Promise<void> {
    if (!file) throw new NotFoundException();
    // Other sites load the box, as a module too, and its words (which needs CORS). All is the same for everybody and
    // reads no cookie.
    void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    void reply.header('cache-control', kept);
    void reply.header('etag', file.etag).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff');
    if (request.headers['if-none-match'] === file.etag) return void (await reply.status(304).send());
    const { encoding, content } = encoded(file, request.headers['accept-encoding']);
    if (encoding) void reply.header('content-encoding', encoding);
    await reply.type(file.type).send(content);
  }
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const FOR_EVER = 'public, max-age=31536000, immutable';
// The box's address never changes, so a mended one is everywhere within these minutes.
const FOR_MINUTES = 'public, max-age=300';

function encoded(file: WebAsset, header: unknown): { encoding?: string; content: Buffer } {
  const accepted = String(header ?? '');
  if (/\bbr\b/.test(accepted)) return { encoding: 'br', content: file.brotli };
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', content: file.gzip } : { content: file.plain };
}
