import { existsSync, renameSync } from 'node:fs';
import { LOOPBACK } from '../free-port';
import { startApp } from './app';
import { appEnvironment, type Surroundings } from './app-environment';
import { choosePort } from './choose-port';
import type { Claim } from './claim';
import type { DataFolder } from './data-folder';
import { expectDatabase, startDatabase } from './database';
import { firstAdminLink } from './first-admin';
import type { Household } from './household';
import { PortLost, type StartedListener } from './listening-member';
import { mailboxPorts, startMailbox, type MailboxPorts } from './mailbox';
import { startSandbox } from './sandbox';
import { ensureIdentityKeys, sandboxSecrets, type SandboxSecrets } from './secrets';
import { setUpSandbox } from './set-up-sandbox';
import { settingsMark } from './settings-mark';
import { hasMailbox, type Settings } from './settings';

export interface House {
  readonly root: string;
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly say: (words: string) => void;
  /** Told the addresses before anything is started. */
  readonly announce: Claim['announce'];
}

export interface Opened {
  readonly address: string;
  /** Undefined beside the real Stripe. */
  readonly sandboxAddress: string | undefined;
  /** Undefined where mails really leave, or none are sent. */
  readonly mailboxAddress: string | undefined;
  /** Where the first account of staff is set up; undefined beside the real Stripe, and once that was done. */
  readonly staffLink: string | undefined;
  /** All the app was told. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The path at which the app takes Stripe's events. */
const WEBHOOK_PATH = '/webhooks/stripe';

/** These listen on every address, this machine's own among them. */
const WILDCARDS = ['0.0.0.0', '::'];

/** Starts all that is ours to start, in the order in which it is needed, and gives the addresses once they answer. */
export async function open(household: Household, house: House): Promise<Opened> {
  const { settings, data } = house;
  let ports = await portsOf(house);
  house.announce(addressesOf({ settings, ...ports }));
  if (!settings.environment['IDENTITY_KEYS_FILE']) ensureIdentityKeys(data.identityKeys);
  const databaseUrl = await databaseOf(household, house);
  keepLastLog(data);
  for (;;) {
    try {
      return await openAt(household, house, { settings, data, databaseUrl, ...ports });
    } catch (error) {
      if (!(error instanceof PortLost)) throw error;
      ports = await portsOf(house);
    }
  }
}

type Ports = Pick<Surroundings, 'port' | 'sandbox' | 'mailbox'>;

async function portsOf({ settings, data, say }: House): Promise<Ports> {
  const port = await choosePort(settings, say);
  return {
    port,
    sandbox: settings.stripe === 'sandbox' ? await sandboxAt(data, say) : undefined,
    mailbox: hasMailbox(settings) ? await mailboxPorts(data.mailbox, say) : undefined,
  };
}

/** The app's first. */
function addressesOf({
  settings,
  port,
  sandbox,
  mailbox,
}: Ports & Pick<Surroundings, 'settings'>): [string, ...string[]] {
  const address = `http://${WILDCARDS.includes(settings.host) ? LOOPBACK : settings.host}:${port}`;
  return [address, ...(sandbox ? [sandbox.address] : []), ...(mailbox ? [mailboxAddress(mailbox)] : [])];
}

function mailboxAddress({ pages }: MailboxPorts): string {
  return `http://${LOOPBACK}:${pages}`;
}

async function databaseOf(household: Household, { settings, data, say }: House): Promise<string> {
  if (settings.databaseUrl === undefined) return startDatabase(household, data, say);
  await expectDatabase(settings.databaseUrl);
  return settings.databaseUrl;
}

/** The log is begun anew: what the last start left is what one wants to read after it broke. */
function keepLastLog({ appLog, previousAppLog }: DataFolder): void {
  if (existsSync(appLog)) renameSync(appLog, previousAppLog);
}

/** @throws PortLost when a port was taken meanwhile: nothing but the database is left running then */
async function openAt(household: Household, house: House, place: Omit<Surroundings, 'address'>): Promise<Opened> {
  const { root, data, say } = house;
  const { sandbox, mailbox, port } = place;
  const [address, ...others] = addressesOf(place);
  const environment = appEnvironment({ ...place, address });
  house.announce([address, ...others], settingsMark(house.settings, environment));
  const local = sandbox && { root, data, secrets: sandbox.secrets, webhookUrl: address + WEBHOOK_PATH };
  const surroundings = [
    ...(local ? [startSandbox(household, local)] : []),
    ...(mailbox ? [startMailbox(household, { root, data, ports: mailbox })] : []),
  ];
  await allListen(household, [...surroundings, startApp(household, { root, data, port, environment })]);
  if (sandbox) await takeOverSandboxTime(address);
  const [staffLink] = sandbox
    ? await Promise.all([
        firstAdminLink({ root, data, environment }),
        setUpSandbox({ root, data, environment, address, say }),
      ])
    : [];
  household.signal.throwIfAborted();
  return {
    ...{ address, sandboxAddress: sandbox?.address, environment },
    ...{ mailboxAddress: mailbox && mailboxAddress(mailbox), staffLink },
  };
}

async function allListen(household: Household, started: readonly StartedListener[]): Promise<void> {
  try {
    await Promise.all(started.map(({ listens }) => listens));
  } catch (error) {
    if (error instanceof PortLost) for (const { member } of started) await household.letGo(member);
    throw error;
  }
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
