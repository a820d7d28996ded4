import { Giving1700000000001 } from './1700000000001-giving';
import { Payments1700000000002 } from './1700000000002-payments';
import { Inbox1700000000003 } from './1700000000003-inbox';
import { PaymentLife1700000000004 } from './1700000000004-payment-life';
import { Ledger1700000000005 } from './1700000000005-ledger';
import { Alarms1700000000006 } from './1700000000006-alarms';
import { DonorErasures1700000000007 } from './1700000000007-donor-erasures';
import { ClockOffset1700000000008 } from './1700000000008-clock-offset';
import { WhoParkedAndWhoseAccount1700000000009 } from './1700000000009-who-parked-and-whose-account';
import { Reminders1700000000010 } from './1700000000010-reminders';
import { Letters1700000000011 } from './1700000000011-letters';
import { ReminderCounts1700000000012 } from './1700000000012-reminder-counts';
import { Newsletter1700000000013 } from './1700000000013-newsletter';
import { Staff1700000000014 } from './1700000000014-staff';
import { Reports1700000000015 } from './1700000000015-reports';
import { RecurringMovements1700000000016 } from './1700000000016-recurring-movements';
import { Periods1700000000017 } from './1700000000017-periods';
import { LateMovements1700000000018 } from './1700000000018-late-movements';
import { ReportSchedules1700000000019 } from './1700000000019-report-schedules';
import { ChargesByTime1700000000020 } from './1700000000020-charges-by-time';
import { DonorCare1700000000021 } from './1700000000021-donor-care';
import { DepositsFromAnIndex1700000000022 } from './1700000000022-deposits-from-an-index';
import { Managing1700000000023 } from './1700000000023-managing';
import { YearStatements1700000000024 } from './1700000000024-year-statements';
import { RunsAndFigures1700000000025 } from './1700000000025-runs-and-figures';
import { GivingMore1700000000026 } from './1700000000026-giving-more';
import { Appeal1700000000027 } from './1700000000027-appeal';
import { Imports1700000000028 } from './1700000000028-imports';
import { Leaving1700000000029 } from './1700000000029-leaving';
import { ChangeLetters1700000000030 } from './1700000000030-change-letters';
import { EndsAndDonors1700000000032 } from './1700000000032-ends-and-donors';
import { PaymentUnderWay1700000000033 } from './1700000000033-payment-under-way';
import { FrequencyWhenBilled1700000000034 } from './1700000000034-frequency-when-billed';
import { NamedAsClosed1700000000035 } from './1700000000035-named-as-closed';
import { RefundsThatFail1700000000036 } from './1700000000036-refunds-that-fail';

/** In order. Listed by hand: a glob finds other files in src, in dist and under Jest. */
export const MIGRATIONS = [
  Giving1700000000001,
  Payments1700000000002,
  Inbox1700000000003,
  PaymentLife1700000000004,
  Ledger1700000000005,
  Alarms1700000000006,
  DonorErasures1700000000007,
  ClockOffset1700000000008,
  WhoParkedAndWhoseAccount1700000000009,
  Reminders1700000000010,
  Letters1700000000011,
  ReminderCounts1700000000012,
  Newsletter1700000000013,
  Staff1700000000014,
  Reports1700000000015,
  RecurringMovements1700000000016,
  Periods1700000000017,
  LateMovements1700000000018,
  ReportSchedules1700000000019,
  ChargesByTime1700000000020,
  DonorCare1700000000021,
  DepositsFromAnIndex1700000000022,
  Managing1700000000023,
  YearStatements1700000000024,
  RunsAndFigures1700000000025,
  GivingMore1700000000026,
  Appeal1700000000027,
  Imports1700000000028,
  Leaving1700000000029,
  ChangeLetters1700000000030,
  EndsAndDonors1700000000032,
  PaymentUnderWay1700000000033,
  FrequencyWhenBilled1700000000034,
  NamedAsClosed1700000000035,
  RefundsThatFail1700000000036,
];
