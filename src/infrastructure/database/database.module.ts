import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
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

/** One pool for the whole process, with the schema brought up to date before anything uses it. */
@Module({})
export class DatabaseModule {
  static register(settings: DatabaseSettings): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...withPreparedStatements(
              dataSourceOptions(settings.url, settings.poolSize, silenceMs(settings)),
              settings,
            ),
            autoLoadEntities: true,
            retryAttempts: 0,
          }),
          dataSourceFactory: async (options) => {
            if (options === undefined) throw new Error('The database has no options');
            const dataSource = await new DataSource(options).initialize();
            await migrate(dataSource, settings.migrationUrl);
            return dataSource;
          },
        }),
      ],
    };
  }
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
