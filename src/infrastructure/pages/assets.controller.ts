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
    // Other sites load it, as a module too (which needs CORS). It is the same for everybody and reads no cookie.
    void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    void reply.header('cache-control', `public, max-age=${BOX_MAX_AGE_SECONDS}`);
    await this.send('box.js', request, reply);
  }

  @Get('assets/:name')
  async asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    await this.send(name, request, reply);
  }

  private async send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const file = this.assets.find(name);
    if (!file) {
      void reply.removeHeader('cache-control');
      throw new NotFoundException();
    }
    void reply.header('etag', file.etag).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff');
    if (request.headers['if-none-match'] === file.etag) return void (await reply.status(304).send());
    const { encoding, content } = encoded(file, request.headers['accept-encoding']);
    if (encoding) void reply.header('content-encoding', encoding);
    await reply.type(file.type).send(content);
  }
}

// Its address never changes, so a mended box is everywhere within these minutes.
const BOX_MAX_AGE_SECONDS = 300;

function encoded(file: WebAsset, header: unknown): { encoding?: string; content: Buffer } {
  const accepted = String(header ?? '');
  if (/\bbr\b/.test(accepted)) return { encoding: 'br', content: file.brotli };
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', content: file.gzip } : { content: file.plain };
}
