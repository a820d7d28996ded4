/** What a contender is told by its environment. */
export interface ContenderSettings {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly port: number;
  readonly webhookSecret: string;
}

export function contenderEnvironment(settings: ContenderSettings): NodeJS.ProcessEnv {
  return { CONTENDER: JSON.stringify(settings) };
}

export function contenderSettings(): ContenderSettings {
  return JSON.parse(process.env['CONTENDER'] ?? '') as ContenderSettings;
}
