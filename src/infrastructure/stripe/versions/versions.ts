import { UnreadableObject } from '../facts/unreadable-object';
import { STRIPE_API_VERSION } from '../stripe-client';
import { beforeBasil } from './before-basil';
import { sinceBasil } from './since-basil';
import type { VersionAdapter } from './version-adapter';

/**
 * The adapter for events of an API version.
 * @throws UnreadableObject for a version nobody has looked at yet: its events are parked until the webhook endpoint is
 * set to a listed version, or the version is read about and added here
 */
export function versionAdapter(apiVersion: string | null): VersionAdapter {
  const adapter = VERSIONS.get(apiVersion ?? '');
  if (adapter === undefined) {
    throw new UnreadableObject(
      `API version ${apiVersion} is not known here: set the webhook endpoint to ${STRIPE_API_VERSION}`,
    );
  }
  return adapter;
}

/** Versions whose changelog was read. @see https://docs.stripe.com/changelog */
const VERSIONS = new Map<string, VersionAdapter>([
  ['2024-06-20', beforeBasil],
  ['2024-09-30.acacia', beforeBasil],
  ['2024-10-28.acacia', beforeBasil],
  ['2024-11-20.acacia', beforeBasil],
  ['2024-12-18.acacia', beforeBasil],
  ['2025-01-27.acacia', beforeBasil],
  ['2025-02-24.acacia', beforeBasil],
  ['2025-03-31.basil', sinceBasil],
  ['2025-04-30.basil', sinceBasil],
  ['2025-05-28.basil', sinceBasil],
  ['2025-06-30.basil', sinceBasil],
  ['2025-07-30.basil', sinceBasil],
  ['2025-08-27.basil', sinceBasil],
  ['2025-09-30.clover', sinceBasil],
  ['2025-10-29.clover', sinceBasil],
  ['2026-03-25.dahlia', sinceBasil],
  ['2026-10-28.endive', sinceBasil],
]);
