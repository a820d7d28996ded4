import { CONTROL } from './experiment';
import { FREQUENCIES, type Frequency } from './newsroom';
import type { FileAmounts, FileVariant, NewsroomFile } from './newsroom-file';

/**
 * What a schema cannot see of experiments.
 * @param amountFaults what is wrong with the amounts of a frequency, as a variant makes them
 */
export function experimentFaults(
  { experiments = {}, currencies, languages }: NewsroomFile,
  amountFaults: (at: string, amounts: FileAmounts, code: string) => string[],
): string[] {
  return Object.entries(experiments).flatMap(([name, variants]) => [
    ...controlFaults(name, variants),
    ...Object.entries(variants).flatMap(([variant, { amounts = {}, texts = {} }]) => {
      const at = `experiments.${name}.${variant}`;
      return [
        ...Object.keys(texts)
          .filter((language) => !languages.includes(language))
          .map((language) => `${at}.texts.${language} is not among languages`),
        ...Object.entries(amounts).flatMap(([code, changes]) => {
          const offered = currencies[code];
          if (offered === undefined) return [`${at}.amounts.${code} is not among currencies`];
          return changedFrequencies(changes).flatMap(([frequency, changed]) =>
            amountFaults(`${at}.amounts.${code}.${frequency}`, { ...offered[frequency], ...changed }, code),
          );
        }),
      ];
    }),
  ]);
}

/** Whoever runs no script sees it: so it must be what everybody else would see without the experiment. */
function controlFaults(name: string, variants: Readonly<Record<string, FileVariant>>): string[] {
  const control = variants[CONTROL];
  if (control === undefined) return [`experiments.${name} has no variant "${CONTROL}"`];
  const isPlain = control.amounts === undefined && control.texts === undefined;
  return isPlain ? [] : [`experiments.${name}.${CONTROL} must change nothing`];
}

function changedFrequencies<Changed>(frequencies: Partial<Record<Frequency, Changed>>): [Frequency, Changed][] {
  return FREQUENCIES.flatMap((frequency) => {
    const changed = frequencies[frequency];
    return changed === undefined ? [] : [[frequency, changed] as [Frequency, Changed]];
  });
}
