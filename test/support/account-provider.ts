import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whose account it is, and what the provider says wrongly. */
export interface Claims {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly nonce?: string;
  readonly aud?: string;
}

/** A provider of accounts (OpenID Connect) on the loopback: it signs tokens, checks PKCE, and lies when told to. */
export interface AccountProvider {
  readonly url: string;
  /** What the next sign-ins say. */
  claims: Claims;
  /** "apart": the address is told by the userinfo endpoint alone. */
  tells: 'in the token' | 'apart';
  stop(): Promise<void>;
}

export const CLIENT = { OIDC_CLIENT_ID: 'mainstay', OIDC_CLIENT_SECRET: 'not-a-real-client-secret' };

export async function startAccountProvider(): Promise<AccountProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, URLSearchParams>();
  const server = createServer((request, reply) => void answer(request, reply));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: AccountProvider = {
    ...{ url, claims: {}, tells: 'in the token' },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/.well-known/openid-configuration') return json(reply, configuration(url));
    if (pathname === '/keys')
      return json(reply, { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'RS256' }] });
    if (pathname === '/authorize') return authorize(searchParams, reply);
    if (pathname === '/token') return token(new URLSearchParams(await bodyOf(request)), reply);
    return json(reply, { sub: 'account-1', ...provider.claims });
  }

  /** As if the person had signed in there at once. */
  function authorize(asked: URLSearchParams, reply: ServerResponse): void {
    const code = randomUUID();
    codes.set(code, asked);
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: url }).toString();
    reply.writeHead(303, { location: back.href }).end();
  }

  function token(form: URLSearchParams, reply: ServerResponse): void {
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== challenge) return json(reply, { error: 'invalid_grant' }, 400);
    const { email, email_verified, ...others } = provider.claims;
    const told = provider.tells === 'in the token' ? { email, email_verified } : {};
    const claims = { nonce: asked.get('nonce'), aud: CLIENT.OIDC_CLIENT_ID, ...told, ...others };
    json(reply, { access_token: randomUUID(), token_type: 'Bearer', id_token: signed(claims) });
  }

  function signed(claims: object): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: url, sub: 'account-1', iat: now, exp: now + 300, ...claims };
    const parts = [{ alg: 'RS256', typ: 'JWT' }, payload].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = createSign('RSA-SHA256').update(parts.join('.')).sign(keys.privateKey, 'base64url');
    return `${parts.join('.')}.${signature}`;
  }

  return provider;
}

function configuration(issuer: string): object {
  return {
    ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
    ...{ userinfo_endpoint: `${issuer}/userinfo`, jwks_uri: `${issuer}/keys` },
    ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
    ...{ id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true },
  };
}

function json(reply: ServerResponse, body: object, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
