import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { OidcConfig } from '../../foundation/config/oidc';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { SingleSignOnRefused } from '../staff-problems';

/** What the browser keeps, sealed, while its person is at the provider's page. */
export interface SignOnAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of ours to go on to. */
  readonly next: string | null;
}

/** Asks the newsroom's own provider of accounts who somebody is: OpenID Connect, authorization code with PKCE. */
@Injectable()
export class SingleSignOn {
  private known: Promise<Configuration> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  get isSetUp(): boolean {
    return this.config.oidc !== undefined;
  }

  /** @returns the provider's page, and what the browser must bring back from there. @throws SingleSignOnRefused */
  async begin(next: string | undefined): Promise<{ address: URL; attempt: SignOnAttempt }> {
    const provider = await this.provider();
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      next: next ?? null,
    };
    const address = buildAuthorizationUrl(provider, {
      ...{ redirect_uri: this.callback.href, scope: 'openid email', state: attempt.state, nonce: attempt.nonce },
      ...{ code_challenge: await calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256' },
    });
    return { address, attempt };
  }

  /** @param query as the provider sent the browser back with @returns an address that the provider has verified. @throws SingleSignOnRefused */
  async finish(query: string, { state, nonce, verifier }: SignOnAttempt): Promise<string> {
    const provider = await this.provider();
    const came = new URL(`?${query}`, this.callback);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const claims = await authorizationCodeGrant(provider, came, checks)
      .then(async (tokens) => {
        const told = tokens.claims();
        if (told === undefined || told['email'] !== undefined) return told;
        // Some providers put it there alone.
        return fetchUserInfo(provider, tokens.access_token, told.sub);
      })
      .catch((error: unknown) => this.refuse(error));
    if (typeof claims?.['email'] !== 'string' || claims['email_verified'] !== true)
      throw new SingleSignOnRefused('The provider has not verified your email address, so it proves nothing here.');
    return claims['email'];
  }

  private get callback(): URL {
    return new URL('/staff/single-sign-on/callback', this.config.publicUrl);
  }

  private async provider(): Promise<Configuration> {
    const { oidc } = this.config;
    if (oidc === undefined) throw new SingleSignOnRefused('No single sign-on is set up here.');
    this.known ??= discover(oidc);
    try {
      return await this.known;
    } catch (error) {
      // It is asked again by whoever comes next.
      this.known = undefined;
      return this.refuse(error);
    }
  }

  private refuse(error: unknown): never {
    this.log.warn({ error: describeError(error) }, 'Single sign-on failed');
    throw new SingleSignOnRefused('The provider did not say who you are. Try again, or sign in with your password.');
  }
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  // Only the loopback is allowed without TLS, as the settings see to.
  const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS });
}

const TIMEOUT_SECONDS = 10;
