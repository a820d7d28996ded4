import type { AddressSeal } from '../foundation/crypto/sealed-address';

/** Of the address of a reminder that was not confirmed yet. */
export const REMINDER_SEAL: AddressSeal = { purpose: 'seal-reminder', contextOf: (id) => `email of reminder ${id}` };
