import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { ContributionsModule } from '../../giving/contributions/contributions.module';
import { DonorsModule } from '../../giving/donors/donors.module';
import { SubscriptionsModule } from '../../giving/subscriptions/subscriptions.module';
import { LettersModule } from '../../letters/letters.module';
import { ManagingModule } from '../managing.module';
import { OwnDataReader } from '../own-data/own-data-reader';
import { ADDRESS_KEEPERS, type AddressKeeper } from './address-keeper';
import { EraseDonor } from './erase-donor';
import { EraseDonors } from './erase-donors';
import { ErasureRequests } from './erasure-requests';
import { Leaving } from './leaving';
import { StripeTraces } from './stripe-traces';

/** Who keeps something under donors' addresses, and which modules have them. */
export interface LeavingWiring {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly keepers: readonly InjectionToken<AddressKeeper>[];
}

/** Donors who want to be known no more, or to know what is known of them. */
@Module({})
export class LeavingModule {
  static register({ imports, keepers }: LeavingWiring): DynamicModule {
    return {
      module: LeavingModule,
      // Of the entrances more than one leads here, and none may import the rooms of `imports`.
      global: true,
      imports: [...imports, ContributionsModule, DonorsModule, SubscriptionsModule, LettersModule, ManagingModule],
      providers: [
        { provide: ADDRESS_KEEPERS, inject: [...keepers], useFactory: (...all: AddressKeeper[]) => all },
        ...[Leaving, EraseDonors, EraseDonor, ErasureRequests, StripeTraces, OwnDataReader],
      ],
      exports: [Leaving, EraseDonors, ErasureRequests, OwnDataReader, ADDRESS_KEEPERS],
    };
  }
}
