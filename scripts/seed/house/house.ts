import { claim, whoRuns, type Claim } from '../../start/claim';
import { dataFolderAt, type DataFolder } from '../../start/data-folder';
import { Household } from '../../start/household';
import { open } from '../../start/open';
import { environmentOf } from '../../start/running-house';
import type { Settings } from '../../start/settings';
import { stopOnSignals } from '../../start/stop-signals';

/** A Mainstay that runs, ours or somebody else's. */
export interface House {
  readonly address: string;
  readonly sandbox: { readonly url: string; readonly secretKey: string };
  /** All the app was told; a command of ours that is told the same works on the same database. */
  readonly environment: NodeJS.ProcessEnv;
  /** Resolves never, rejects when a house of ours has to end. */
  readonly ended: Promise<never>;
  /** Ends what was started for us, and nothing else. */
  leave(): Promise<void>;
}

/** The house that runs in the data folder, or one started there. @throws Error in a sentence */
export async function enterHouse(root: string, settings: Settings, say: (words: string) => void): Promise<House> {
  if (settings.stripe === 'real') throw new Error('The seed is for the sandbox: leave STRIPE_SECRET_KEY unset.');
  const data = dataFolderAt(settings.dataFolder);
  const claimed = await claim(data.running);
  if ('theirs' in claimed) return visit(claimed.theirs.address, settings, data);
  return startHouse({ root, settings, data, say }, claimed.mine);
}

interface Site {
  readonly root: string;
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly say: (words: string) => void;
}

async function startHouse(site: Site, claimed: Claim): Promise<House> {
  const household = new Household();
  stopOnSignals(household);
  const leave = async (): Promise<void> => {
    await household.stop();
    claimed.release();
  };
  try {
    const { address, environment } = await open(household, { ...site, announce: claimed.announce });
    return { address, environment, sandbox: sandboxOf(environment), ended: household.dissolved(), leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** What `npm start` told the app is read where it was kept. */
async function visit(address: string, settings: Settings, data: DataFolder): Promise<House> {
  const running = whoRuns(data.running);
  if (running === undefined) throw new Error('Mainstay ended just now: try again.');
  const environment = await environmentOf(running, settings, data);
  const nothing = (): Promise<void> => Promise.resolve();
  return { address, environment, sandbox: sandboxOf(environment), ended: new Promise(() => undefined), leave: nothing };
}

function sandboxOf({ STRIPE_API_BASE = '', STRIPE_SECRET_KEY = '' }: NodeJS.ProcessEnv): House['sandbox'] {
  return { url: STRIPE_API_BASE, secretKey: STRIPE_SECRET_KEY };
}
