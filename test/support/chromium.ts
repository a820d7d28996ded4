import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { isPackaged, unpackChromium } from './unpack-chromium';

/**
 * Only these two. The package's own list switches web security off and crashes on a second context. The browser's inner
 * sandbox cannot run as root or in most containers, and it opens nothing but our own pages.
 */
const FLAGS = ['--no-sandbox', '--disable-gpu'];

/** A browser: CHROME_BIN where given, otherwise the one inside the npm package; nothing of the system is needed. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROME_BIN'];
  if (given) return chromium.launch({ executablePath: given, args: FLAGS });
  if (!isPackaged()) return chromium.launch({ channel: 'chrome', args: FLAGS }); // the one installed on this machine
  const folder = await unpackChromium();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), // NSS among them, which few servers have
    FONTCONFIG_PATH: path.join(folder, 'fonts'), // one set of fonts, so that pages look alike on every machine
  };
  return chromium.launch({ executablePath: path.join(folder, 'chromium'), args: FLAGS, env });
}
