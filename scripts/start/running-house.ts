import { startEmbeddedPostgres } from '../embedded-postgres';
import { LOOPBACK } from '../free-port';
import { appEnvironment } from './app-environment';
import type { Running } from './claim';
import type { DataFolder } from './data-folder';
import { urlOf } from './database';
import { mailboxPortsKept } from './mailbox';
import { sandboxSecretsKept } from './secrets';
import { hasMailbox, type Settings } from './settings';
import { settingsMark } from './settings-mark';

/**
 * All that `npm start` told the app that runs, put together again.
 * @throws Error when it was told otherwise than we are: a command would work on another database, or another account
 */
export async function environmentOf(
  running: Running,
  settings: Settings,
  data: DataFolder,
): Promise<NodeJS.ProcessEnv> {
  const { addresses, settings: told } = running;
  const [address] = addresses;
  if (address === undefined || told === undefined)
    throw new Error('Mainstay is still starting: try again in a moment.');
  const isOurs = settings.databaseUrl === undefined;
  // Before any database is looked for: ours may not even run.
  if (isOurs !== (told.database === 'ours') || settings.stripe !== told.stripe) throw new Error(TOLD_OTHERWISE);
  const environment = await environmentAt(address, settings, data);
  if (settingsMark(settings, environment).hash !== told.hash) throw new Error(TOLD_OTHERWISE);
  return environment;
}

const TOLD_OTHERWISE =
  'Mainstay runs with another database, Stripe account, newsroom or key file than this command was told of: give both the same environment, or put the settings into .env.';

/** The settings as they would be told to an app at this address. */
export async function environmentAt(address: string, settings: Settings, data: DataFolder): Promise<NodeJS.ProcessEnv> {
  const sandbox = settings.stripe === 'sandbox' ? sandboxKept(data) : undefined;
  const databaseUrl = settings.databaseUrl ?? (await adoptedDatabase(data));
  const mailbox = hasMailbox(settings) ? mailboxPortsKept(data.mailbox) : undefined;
  return appEnvironment({
    settings,
    data,
    databaseUrl,
    port: Number(new URL(address).port),
    address,
    sandbox,
    mailbox,
  });
}

function sandboxKept(data: DataFolder) {
  const secrets = sandboxSecretsKept(data.secrets);
  return { address: `http://${LOOPBACK}:${secrets.port}`, secrets };
}

async function adoptedDatabase(data: DataFolder): Promise<string> {
  const server = await startEmbeddedPostgres({ folder: data.postgres, whenRunning: 'adopt', durability: 'durable' });
  return urlOf(server);
}
