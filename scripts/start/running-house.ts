import { startEmbeddedPostgres } from '../embedded-postgres';
import { LOOPBACK } from '../free-port';
import { appEnvironment } from './app-environment';
import type { DataFolder } from './data-folder';
import { urlOf } from './database';
import { mailboxPortsKept } from './mailbox';
import { sandboxSecretsKept } from './secrets';
import { hasMailbox, type Settings } from './settings';

/** All that `npm start` told the app that runs at this address, read again where it was kept. */
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
