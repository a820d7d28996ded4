import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { FORMER_SYSTEMS, type FormerSystems } from './former-systems';

/** Who knows it, and which modules have that. */
export interface FormerSystemsWiring {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly reader: InjectionToken<FormerSystems>;
}

/** What former systems brought of donors, for statements and for the pages of donors and staff. */
@Module({})
export class FormerSystemsModule {
  static register({ imports, reader }: FormerSystemsWiring): DynamicModule {
    return {
      module: FormerSystemsModule,
      // Asked for in several rooms, none of which may import those of `imports`.
      global: true,
      imports,
      providers: [{ provide: FORMER_SYSTEMS, useExisting: reader }],
      exports: [FORMER_SYSTEMS],
    };
  }
}
