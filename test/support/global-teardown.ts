import type { RunningTestServer } from './test-server';

/** Stops the database server that globalSetup left on the global object, if it came that far. */
export default async function globalTeardown(): Promise<void> {
  const { mainstayTestServer } = globalThis as { mainstayTestServer?: RunningTestServer };
  await mainstayTestServer?.stop();
}
