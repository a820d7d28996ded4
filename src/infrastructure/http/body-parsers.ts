import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'qs';

/**
 * How bodies are read. A webhook's bytes are left alone: nothing is parsed before its signature is good. Everything else
 * is small JSON or a small form.
 */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: WEBHOOK_LIMIT_BYTES }, parseJson);
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    parseForm,
  );
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, skipForm);
}

/** Stripe's largest events, with many lines, are a few hundred kB. */
const WEBHOOK_LIMIT_BYTES = 1024 * 1024;
/** What the donation box posts is under 1 kB. */
const BODY_LIMIT_BYTES = 16 * 1024;

const parseJson: FastifyBodyParser<Buffer> = (request, body, done) => {
  if (isWebhook(request)) return done(null, body);
  if (body.length > BODY_LIMIT_BYTES) return done(refusal(413));
  try {
    done(null, JSON.parse(body.toString('utf8')));
  } catch {
    // The parser's message would quote the body.
    done(refusal(400));
  }
};

const parseForm: FastifyBodyParser<string> = (_request, body, done) => {
  done(null, parse(body, { depth: 0, parameterLimit: FORM_FIELDS }));
};

/** RFC 8058 lets a mail program choose this form; all that it says stands in the address. */
const skipForm: FastifyBodyParser<Buffer> = (request, _body, done) => {
  if (request.routeOptions.url === '/v1/mail/unsubscribe/:token') done(null, {});
  else done(refusal(415));
};

/** The plain form has eight fields. */
const FORM_FIELDS = 30;

function isWebhook(request: FastifyRequest): boolean {
  return request.routeOptions.url === '/webhooks/stripe';
}

function refusal(statusCode: number): Error {
  return Object.assign(new Error('The body cannot be read'), { statusCode });
}
