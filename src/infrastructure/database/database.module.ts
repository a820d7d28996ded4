import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';

export interface DatabaseSettings {
  readonly url: string;
  /** The same database as the role that owns the schema. */
  readonly migrationUrl?: string | undefined;
  readonly poolSize: number;
  readonly preparedStatements?: boolean;
  /** Whether a connection that says nothing for long is given up. */
  readonly silence?: 'bounded' | 'unbounded';
}

/**
 * One pool for each app, with the schema brought up to date before anything uses it. Not by TypeOrmModule.forRoot, which
 * knows one of a name in a process: a rebuild has two apps in one, over two schemas.
 */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static register(settings: DatabaseSettings): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DataSource, useFactory: () => openDatabase(settings) }],
      exports: [DataSource],
    };
  }

  /** The last to go: whatever ends before may still write. */
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

async function openDatabase(settings: DatabaseSettings): Promise<DataSource> {
  const options = dataSourceOptions(settings.url, settings.poolSize, silenceMs(settings));
  const dataSource = await new DataSource({
    ...withPreparedStatements(options, settings),
    entities: entitiesOfAllModules(),
  }).initialize();
  await migrate(dataSource, settings.migrationUrl);
  return dataSource;
}

/** Every class that was loaded with @Entity: each is in a module, or nobody would have loaded it. */
function entitiesOfAllModules() {
  return getMetadataArgsStorage().tables.map(({ target }) => target);
}

function withPreparedStatements<Options extends { extra?: object }>(
  options: Options,
  { preparedStatements = true }: DatabaseSettings,
): Options {
  return { ...options, extra: { ...options.extra, preparedStatements } };
}

function silenceMs({ silence }: DatabaseSettings): number | undefined {
  return silence === 'unbounded' ? 0 : undefined;
}
