/** A command was called in a way that makes no sense; its message is one sentence for whoever typed it. */
export class UsageError extends Error {}
