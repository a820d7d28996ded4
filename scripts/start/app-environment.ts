import type { DataFolder } from './data-folder';
import type { SandboxSecrets } from './secrets';
import type { Settings } from './settings';

export interface Surroundings {
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly databaseUrl: string;
  readonly port: number;
  readonly address: string;
  /** Undefined beside the real Stripe. */
  readonly sandbox: { readonly address: string; readonly secrets: SandboxSecrets } | undefined;
}

/** All the app is told: it knows neither us nor the sandbox. */
export function appEnvironment(surroundings: Surroundings): NodeJS.ProcessEnv {
  const { settings, data, databaseUrl, port, address, sandbox } = surroundings;
  return {
    IDENTITY_KEYS_FILE: data.identityKeys,
    PUBLIC_URL: address,
    ...settings.environment,
    HOST: settings.host,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    ...(sandbox && {
      STRIPE_API_BASE: sandbox.address,
      STRIPE_SECRET_KEY: sandbox.secrets.secretKey,
      STRIPE_WEBHOOK_SECRET: sandbox.secrets.webhookSecret,
    }),
  };
}
