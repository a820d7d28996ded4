/** A backup or a restore that cannot be done as asked; the message is for the person at the terminal. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupRefused';
  }
}
