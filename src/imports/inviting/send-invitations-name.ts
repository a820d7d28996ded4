/** The task that sends invitations, and reminds once of each. */
export const SEND_INVITATIONS = 'send-invitations';
