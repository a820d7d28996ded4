import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../../../newsroom/schema.json';
import { currencyOf } from '../money/currencies';
import { campaignOf } from './campaigns';
import { monthlyQuestionOf } from './monthly-question';
import type { Experiment, FrequencyAmounts, Newsroom, NewsroomCosts } from './newsroom';
import type { FileAmounts, FileCosts, NewsroomFile } from './newsroom-file';
import { newsroomFaults } from './newsroom-faults';

/** Reads and checks a newsroom file. Throws one Error that names every fault, so that all are mended in one go. */
export function loadNewsroom(path: string): Newsroom {
  const file = readJson(path);
  const faults = [...schemaFaults(file)];
  // The second look reads fields the first has vouched for.
  if (faults.length === 0) faults.push(...newsroomFaults(file as NewsroomFile));
  if (faults.length > 0) throw new Error([`${path} cannot be used:`, ...faults].join('\n  - '));
  return asNewsroom(file as NewsroomFile);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
}

function schemaFaults(file: unknown): string[] {
  validator ??= new Ajv({ allErrors: true, strict: true }).compile(schema);
  return validator(file) ? [] : (validator.errors ?? []).map(describe);
}

/** Compiling it takes longer than reading many files. */
let validator: ValidateFunction | undefined;

function describe({ instancePath, message, params, keyword }: ErrorObject): string {
  const at = instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') return `${at} has an unknown field "${params.additionalProperty}"`;
  if (keyword === 'propertyNames') return `${at} has a name that is not allowed: "${params.propertyName}"`;
  return `${at} ${message}`;
}

function asNewsroom(file: NewsroomFile): Newsroom {
  const currencies = Object.entries(file.currencies).map(([code, amounts]) => ({
    currency: currencyOf(code),
    frequencies: {
      'one-time': inBigints(amounts['one-time']),
      monthly: inBigints(amounts.monthly),
      annual: inBigints(amounts.annual),
    },
    costs: costsOf(file.feeCover?.[code]),
  }));
  // The schema asks for one currency at least.
  return {
    ...file,
    texts: file.texts ?? {},
    colours: file.colours ?? {},
    experiment: experimentOf(file),
    attribution: file.attribution ?? false,
    newsletter: file.newsletter ?? false,
    yearStatements: file.yearStatements ?? false,
    timeZone: file.timeZone ?? 'UTC',
    twelveMonths: file.twelveMonths ?? false,
    tributes: file.tributes ?? false,
    campaigns: mapped(file.campaigns ?? {}, campaignOf),
    monthlyQuestion: file.monthlyQuestion && monthlyQuestionOf(file.monthlyQuestion),
    currencies: currencies as Newsroom['currencies'],
  };
}

function mapped<From, To>(values: Record<string, From>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));
}

function inBigints(amounts: FileAmounts): FrequencyAmounts {
  return {
    presetsMinor: amounts.presetsMinor.map(BigInt),
    defaultMinor: BigInt(amounts.defaultMinor),
    minimumMinor: BigInt(amounts.minimumMinor),
    maximumMinor: BigInt(amounts.maximumMinor),
  };
}

function experimentOf({ experiments = {} }: NewsroomFile): Experiment | undefined {
  const [running] = Object.entries(experiments);
  if (running === undefined) return undefined;
  const variants = Object.entries(running[1]).map(([code, { weight, amounts = {}, texts = {} }]) => ({
    ...{ code, weight, amounts, texts },
  }));
  return { name: running[0], variants };
}

function costsOf(costs: FileCosts | undefined): NewsroomCosts | undefined {
  return costs && { ...costs, fixedMinor: BigInt(costs.fixedMinor) };
}
