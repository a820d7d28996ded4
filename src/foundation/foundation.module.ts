import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock/clock';
import { MovableClock } from './clock/movable-clock';
import { CONFIG, type Config } from './config/config';
import { IdentityKeys } from './crypto/identity-keys';
import type { Newsroom } from './newsroom/newsroom';
import { NEWSROOM } from './newsroom/newsroom-token';

/** What every room stands on, made once at boot and the same everywhere. */
export interface Foundation {
  readonly config: Config;
  readonly newsroom: Newsroom;
  readonly identityKeys: IdentityKeys;
}

@Module({})
export class FoundationModule {
  static register({ config, newsroom, identityKeys }: Foundation): DynamicModule {
    return {
      module: FoundationModule,
      global: true,
      providers: [
        MovableClock,
        { provide: Clock, useExisting: MovableClock },
        { provide: CONFIG, useValue: config },
        { provide: NEWSROOM, useValue: newsroom },
        { provide: IdentityKeys, useValue: identityKeys },
      ],
      exports: [Clock, MovableClock, CONFIG, NEWSROOM, IdentityKeys],
    };
  }
}
