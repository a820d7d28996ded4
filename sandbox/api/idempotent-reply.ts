/** The first answer under a key. */
export interface IdempotentReply {
  /** The key itself. */
  readonly id: string;
  readonly path: string;
  /** Method, path and parameters: another request under the key is an error. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly savedAtMs: number;
}
