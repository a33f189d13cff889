// Starts the Chromium that comes from npm; works as root and without a display.
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** For one page in one container; with them the browser ends when its first page is closed. */
const NOT_FOR_US = ['--single-process', '--no-zygote'];

/** The package draws with a graphics processor that it makes up: nearly half of all the work of a page, for the same picture. */
const DRAWN_PLAINLY = '--disable-gpu';

/** On a busy machine this Chromium now and then breaks off before it has started: so often it is tried. */
const ATTEMPTS = 3;

/** Starts the Chromium that was unpacked into `folder`, with further arguments. Close it when done. Throws where it does not start. */
export async function launchBrowser(folder: string, further: readonly string[] = [], attempts = ATTEMPTS): Promise<Browser> {
  try {
    return await launcher.launch({
      executablePath: join(folder, 'chromium'),
      env: { ...process.env, FONTCONFIG_PATH: join(folder, 'fonts') },
      args: ['--no-sandbox', DRAWN_PLAINLY, ...chromium.args.filter((argument) => !NOT_FOR_US.includes(argument)), ...further],
      headless: true,
    });
  } catch (error) {
    if (attempts <= 1) throw error;
    return launchBrowser(folder, further, attempts - 1);
  }
}
