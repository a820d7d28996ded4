/** Injects the terms of every frequency on offer, by frequency. */
export const FREQUENCY_TERMS = Symbol('frequency terms');
