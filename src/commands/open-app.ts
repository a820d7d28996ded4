import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module';
import { readConfig } from '../foundation/config/config';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { loadNewsroom } from '../foundation/newsroom/load-newsroom';
import { createLog } from '../infrastructure/logging/log';
import { nestLog } from '../infrastructure/logging/nest-log';

/**
 * Does something with the app: its settings, its database and all of its services, without HTTP, without working off
 * the inbox and without cron tasks. @throws ConfigurationError
 */
export async function withApp(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const app = await openApp();
  await work(app).finally(() => app.close());
}

function openApp(): Promise<INestApplicationContext> {
  const config = { ...readConfig(), role: 'web' as const };
  // Standard output is for answers.
  const log = createLog('warn', process.stderr);
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
