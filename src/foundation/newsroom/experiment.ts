import type { Experiment } from './newsroom';

/** The variant that changes nothing. */
export const CONTROL = 'control';

/** As it is stored with a gift: "presets-2027/higher". */
export const VARIANT_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}$/;

/** Whether it is a variant of what is being tried now; an experiment that has left the file is none. */
export function isRunning(experiment: Experiment | undefined, variant: string): boolean {
  return experiment?.variants.some(({ code }) => `${experiment.name}/${code}` === variant) ?? false;
}
