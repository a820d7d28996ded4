/** The process was set up or called wrongly; `faults` has one sentence per fault. */
export class ConfigurationError extends Error {
  constructor(
    readonly faults: readonly string[],
    advice = 'Every setting has a line in .env.example.',
  ) {
    super(['Mainstay cannot start:', ...faults.map((fault) => `  - ${fault}`), advice].join('\n'));
    this.name = 'ConfigurationError';
  }
}
