import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LOOPBACK } from '../free-port';
import { freePortFrom } from './free-port-from';
import { keptJson, writeJson } from './private-file';

export interface SandboxSecrets {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Kept, because payment pages that are open hold it in their address. */
  readonly port: number;
}

/** After Stripe's best known test card: easy to recognise, and outside the ports systems hand out by themselves. */
const USUAL_SANDBOX_PORT = 4242;

/** 256 bits, as the app's envelope encryption takes them. */
const IDENTITY_KEY_BYTES = 32;

/** Keys of the sandbox, visibly no keys of Stripe's, and its port: made once per data folder. */
export async function sandboxSecrets(file: string, say: (words: string) => void): Promise<SandboxSecrets> {
  const kept = keptJson<SandboxSecrets>(file, () => ({
    // Stripe's keys are letters, digits and underscores, and the sandbox takes no others.
    secretKey: `sk_test_sandbox_${randomBytes(18).toString('hex')}`,
    webhookSecret: `whsec_sandbox_${randomBytes(24).toString('base64url')}`,
    port: USUAL_SANDBOX_PORT,
  }));
  const port = await freePortFrom({ who: 'the sandbox', first: kept.port, host: LOOPBACK, say });
  if (port === kept.port) return kept;
  writeJson(file, { ...kept, port });
  return { ...kept, port };
}

/** Those of a sandbox that runs. */
export function sandboxSecretsKept(file: string): SandboxSecrets {
  return JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
}

/** Makes the keys that encrypt donors' names and addresses, when there are none. */
export function ensureIdentityKeys(file: string): void {
  keptJson(file, () => ({
    keys: [
      { id: `k_${randomBytes(4).toString('hex')}`, secret: randomBytes(IDENTITY_KEY_BYTES).toString('base64url') },
    ],
  }));
}
