import { Injectable } from '@nestjs/common';

/**
 * Business time. Services ask this clock and hand the answer to SQL as a parameter, so that a test or a demonstration
 * can move time. Signatures, limits and the queue use the wall clock instead. The app's is a MovableClock.
 */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
