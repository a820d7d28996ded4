/** Injects the address alarms are posted to; undefined: they are only logged. */
export const ALARM_WEBHOOK_URL = Symbol('alarm webhook url');
