import type { SmtpConfig } from '../../foundation/config/smtp';

export type SmtpSettings = SmtpConfig;

/** Undefined: there is no mail server, and nothing that needs one is offered. */
export const SMTP_SETTINGS = Symbol('smtp settings');
