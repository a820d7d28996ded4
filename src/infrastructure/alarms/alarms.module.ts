import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AfterCommit } from './after-commit';
import { Alarm } from './alarm.entity';
import { AlarmDelivery } from './alarm-delivery';
import { ALARM_WEBHOOK_URL } from './alarm-webhook-url';
import { Alarms } from './alarms';
import { JobAlarms } from './job-alarms';

@Module({})
export class AlarmsModule {
  /** @param webhookUrl where alarms are posted as JSON; undefined: they are only logged */
  static register(webhookUrl: URL | undefined): DynamicModule {
    return {
      module: AlarmsModule,
      global: true,
      imports: [TypeOrmModule.forFeature([Alarm])],
      providers: [
        { provide: ALARM_WEBHOOK_URL, useValue: webhookUrl },
        ...[AfterCommit, Alarms, AlarmDelivery, JobAlarms],
      ],
      exports: [Alarms],
    };
  }
}
