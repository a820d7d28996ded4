import { LOOPBACK } from '../free-port';
import { startApp } from './app';
import { appEnvironment } from './app-environment';
import { choosePort } from './choose-port';
import type { DataFolder } from './data-folder';
import { startDatabase } from './database';
import type { Household } from './household';
import { startSandbox } from './sandbox';
import { ensureIdentityKeys, sandboxSecrets, type SandboxSecrets } from './secrets';
import type { Settings } from './settings';

export interface House {
  readonly root: string;
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly say: (words: string) => void;
  /** Told the addresses before anything is started. */
  readonly announce: (addresses: readonly string[]) => void;
}

export interface Opened {
  readonly address: string;
  /** Undefined beside the real Stripe. */
  readonly sandboxAddress: string | undefined;
  /** All the app was told. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The path at which the app takes Stripe's events. */
const WEBHOOK_PATH = '/webhooks/stripe';

/** These listen on every address, this machine's own among them. */
const WILDCARDS = ['0.0.0.0', '::'];

/** Starts all that is ours to start, in the order in which it is needed, and gives the addresses once they answer. */
export async function open(household: Household, house: House): Promise<Opened> {
  const { root, settings, data, say } = house;
  const port = await choosePort(settings, say);
  const address = `http://${WILDCARDS.includes(settings.host) ? LOOPBACK : settings.host}:${port}`;
  const sandbox = settings.stripe === 'sandbox' ? await sandboxAt(data, say) : undefined;
  house.announce([address, ...(sandbox ? [sandbox.address] : [])]);
  if (!settings.environment['IDENTITY_KEYS_FILE']) ensureIdentityKeys(data.identityKeys);
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(household, data, say));
  const environment = appEnvironment({ settings, data, databaseUrl, port, address, sandbox });
  const webhookUrl = address + WEBHOOK_PATH;
  await Promise.all([
    sandbox && startSandbox(household, { root, data, secrets: sandbox.secrets, webhookUrl }),
    startApp(household, { root, data, environment, address }),
  ]);
  if (sandbox) await takeOverSandboxTime(address);
  return { address, sandboxAddress: sandbox?.address, environment };
}

/** The sandbox's clock is kept in its journal and the app's in the database: one may be older than the other. */
async function takeOverSandboxTime(address: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${address}/demo/clock`, { method: 'POST', headers, body: '{"seconds":0}' });
  await reply.body?.cancel();
  if (!reply.ok) throw new Error(`The app did not take over the sandbox's time (${reply.status}): see its log.`);
}

async function sandboxAt(data: DataFolder, say: House['say']): Promise<{ address: string; secrets: SandboxSecrets }> {
  const secrets = await sandboxSecrets(data.secrets, say);
  return { address: `http://${LOOPBACK}:${secrets.port}`, secrets };
}
