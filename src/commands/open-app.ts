import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module';
import { readConfig, type Config } from '../foundation/config/config';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { loadNewsroom } from '../foundation/newsroom/load-newsroom';
import { createLog } from '../infrastructure/logging/log';
import { nestLog } from '../infrastructure/logging/nest-log';
import type { Terminal } from './terminal';

/**
 * Does something with the app: its settings, its database and all of its services, without HTTP, without working off
 * the inbox and without cron tasks. @param otherwise settings other than those of the terminal's environment @throws ConfigurationError
 */
export async function withApp(
  terminal: Terminal,
  work: (app: INestApplicationContext) => Promise<void>,
  otherwise: Partial<Config> = {},
): Promise<void> {
  const app = await openApp(terminal, otherwise);
  await work(app).finally(() => app.close());
}

function openApp({ shell }: Terminal, otherwise: Partial<Config>): Promise<INestApplicationContext> {
  const config = {
    ...readConfig(shell.env),
    role: 'web' as const,
    databaseSilence: 'unbounded' as const,
    ...otherwise,
  };
  // Standard output is for answers.
  const log = createLog('warn', shell.stderr);
  const foundation = {
    config,
    newsroom: loadNewsroom(config.newsroomFile),
    identityKeys: IdentityKeys.fromFile(config.identityKeysFile),
  };
  return NestFactory.createApplicationContext(AppModule.register(foundation, log), {
    logger: nestLog(log),
    abortOnError: false,
  });
}
