import type { Command } from 'commander';
import { addAccountCommands } from './account';
import { addAdminCommands } from './admin';
import { addAlarmCommands } from './alarms';
import { addAuditCommands } from './audit';
import { addBackupCommands } from './backup';
import { addContributionCommands } from './contributions';
import { addDoctorCommand } from './doctor';
import { addEventCommands } from './events';
import { addImportCommands } from './imports';
import { addKeyCommands } from './keys';
import { addLedgerCommands } from './ledger';
import { addMailCommands } from './mail';
import { addNewsletterCommands } from './newsletter';
import { addRebuildCommands } from './rebuild';
import { addReconcileCommands } from './reconcile';
import { addReminderCommands } from './reminders';
import { addRestoreCommands } from './restore';
import { addSwitchCommands } from './switches';
import type { Terminal } from './terminal';

/** Adds the commands of one family to the program. */
export type Family = (program: Command, terminal: Terminal) => void;

/** All there are, in the order in which help lists them. */
export const FAMILIES: readonly Family[] = [
  addKeyCommands,
  addEventCommands,
  addContributionCommands,
  addReminderCommands,
  addMailCommands,
  addNewsletterCommands,
  addImportCommands,
  addAlarmCommands,
  addSwitchCommands,
  addDoctorCommand,
  addAccountCommands,
  addLedgerCommands,
  addAuditCommands,
  addAdminCommands,
  addReconcileCommands,
  addRebuildCommands,
  addBackupCommands,
  addRestoreCommands,
];
