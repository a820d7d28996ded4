import { readFileSync } from 'node:fs';
import type { Contract } from './contract';
import { findCachedContract } from './contract-cache';
import { StripePackage } from './generate/stripe-package';

let loaded: Contract | null = null;

/** The contract `ensureContract()` has generated, read once per module registry (about 30 ms). Throws where nobody has. */
export function loadContract(): Contract {
  loaded ??= readContract();
  return loaded;
}

function readContract(): Contract {
  const file = findCachedContract(new StripePackage());
  if (!file) throw new Error('no contract yet: call ensureContract() in Jest globalSetup');
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}
