const { appendFileSync } = require('node:fs');

/** Adds a line to TALLY_FILE when Jest has run: how many tests passed, and how many failed or could not even be loaded. */
module.exports = class TallyReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    if (numPassedTests + numFailedTests + numRuntimeErrorTestSuites === 0) return;
    appendFileSync(process.env.TALLY_FILE, `${numPassedTests} ${numFailedTests + numRuntimeErrorTestSuites}\n`);
  }
};
