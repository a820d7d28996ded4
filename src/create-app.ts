import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import type { Config } from './foundation/config/config';
import { IdentityKeys } from './foundation/crypto/identity-keys';
import { loadNewsroom } from './foundation/newsroom/load-newsroom';
import { EARLY_REFUSALS } from './infrastructure/http/early-refusals';
import type { Log } from './infrastructure/logging/log';
import { nestLog } from './infrastructure/logging/nest-log';
import { AccountWatch } from './infrastructure/stripe/tie/account-watch';

/** The app from its configuration, not yet listening. @throws when a setting, the newsroom file, the key file or the account at Stripe is wrong */
export async function createApp(config: Config, log: Log): Promise<NestFastifyApplication> {
  const newsroom = loadNewsroom(config.newsroomFile);
  const identityKeys = IdentityKeys.fromFile(config.identityKeysFile);
  const adapter = new FastifyAdapter({ logger: false, trustProxy: [...config.trustedProxies], ...EARLY_REFUSALS });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({ config, newsroom, identityKeys }, log),
    adapter,
    {
      bodyParser: false,
      logger: nestLog(log),
      // A failure to start is told by whoever started us, once and in full.
      abortOnError: false,
    },
  );
  await configureApp(app, { config, newsroom, log });
  await watchAccount(app);
  return app;
}

async function watchAccount(app: NestFastifyApplication): Promise<void> {
  try {
    await app.get(AccountWatch, { strict: false }).start();
  } catch (error) {
    await app.close();
    throw error;
  }
}
