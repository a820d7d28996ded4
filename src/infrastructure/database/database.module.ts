import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';

/** One pool for the whole process, with the schema brought up to date before anything uses it. */
@Module({})
export class DatabaseModule {
  static register(settings: { url: string; migrationUrl?: string | undefined; poolSize: number }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(settings.url, settings.poolSize),
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
