import 'reflect-metadata';
import { createApp } from './create-app';
import { readConfig } from './foundation/config/config';
import { ConfigurationError } from './foundation/config/configuration-error';
import { createLog } from './infrastructure/logging/log';

/** Starts the process from its environment; every wrong setting is named before anything else happens. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await createApp(config, createLog(config.logLevel));
  await app.listen(config.port, config.host);
  // Whatever the log level: whoever started us may wait for it, and knows by it that it is us who listen.
  process.stdout.write(`${JSON.stringify({ listening: await app.getUrl() })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${tell(error)}\n`);
  process.exit(1);
});

/** A setting is told in a sentence; anything else is for a developer and comes with its stack. */
function tell(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
