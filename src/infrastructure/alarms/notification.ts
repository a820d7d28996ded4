import type { Alarm } from './alarm.entity';
import { alarmPage, describeAlarm } from './alarm-kinds';

/** What is posted. `text` is the whole in one line, the field that chat tools commonly show. */
export function notification(alarm: Alarm): object {
  const { severity, sentence } = describeAlarm(alarm.kind);
  const { id, kind, subject, details, raisedAt, lastSeenAt, times, resolvedAt } = alarm;
  return {
    ...{ id, kind, severity, subject, details, times, page: alarmPage(kind) },
    ...{ raisedAt: raisedAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() },
    resolvedAt: resolvedAt?.toISOString() ?? null,
    text: [`[${severity}] ${kind}: ${sentence}`, subject].filter((part) => part !== '').join(' '),
  };
}
