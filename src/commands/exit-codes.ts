/** How a command ended, for scripts. */
export const EXIT = {
  fine: 0,
  failed: 1,
  /** Called wrongly, or with wrong settings. */
  usage: 2,
  /** It ran, and found something that is not as it should be. */
  differences: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
