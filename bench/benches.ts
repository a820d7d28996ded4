import type { Bench } from './bench';
import { checkoutLatency } from './benches/checkout-latency';
import { coldStart } from './benches/cold-start';
import { eventCorrectness } from './benches/event-correctness';
import { eventGrowth } from './benches/event-growth';
import { eventThroughput } from './benches/event-throughput';
import { exportRate } from './benches/export-rate';
import { reminderDispatch } from './benches/reminder-dispatch';
import { reminderOracle } from './benches/reminder-oracle';
import { reminderDueQuery } from './benches/reminder-due-query';
import { reportGrowth } from './benches/report-growth';
import { reportLatency } from './benches/report-latency';
import { webhookAcks } from './benches/webhook-acks';

/** Every bench there is, in the order in which they run. */
export const BENCHES: readonly Bench[] = [
  ...[checkoutLatency, webhookAcks, coldStart],
  ...[eventThroughput, eventCorrectness, eventGrowth],
  ...[reminderDispatch, reminderDueQuery, reminderOracle],
  ...[reportLatency, reportGrowth, exportRate],
];
