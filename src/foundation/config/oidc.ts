import { isLoopback } from './addresses';
import type { Settings } from './settings';

/** The newsroom's own provider of accounts, by OpenID Connect. */
export interface OidcConfig {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** @returns undefined where no issuer is named */
export function readOidc(settings: Settings): OidcConfig | undefined {
  const issuer = settings.url('OIDC_ISSUER');
  if (issuer === undefined) return undefined;
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))
    settings.fault('OIDC_ISSUER', 'must begin with https://: whoever sits in between could sign in as anybody');
  return {
    issuer,
    clientId: settings.text('OIDC_CLIENT_ID', /\S/, 'the name under which the provider knows this server'),
    clientSecret: settings.text('OIDC_CLIENT_SECRET', /\S/, 'what the provider gave out beside the client id'),
  };
}
