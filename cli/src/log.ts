// The log of a command that writes JSON lines instead of text for people.
import { LeasebookError } from '@leasebook/db';
import { type Logger, pino } from 'pino';
import { type ProgressDisplay, progressDisplay } from './progress.ts';
import type { Settings } from './settings.ts';

let opened: Logger | null = null;

/** The log to standard error where the settings ask for JSON, else null. */
export function openLog(settings: Settings): Logger | null {
  if (settings.log === 'json') {
    // Written at once: the last line before an end counts most.
    opened ??= pino({ timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  }
  return opened;
}

/** Progress for people, or a display that logs its lines and leaves progress to whoever logs events. */
export function openDisplay(settings: Settings): ProgressDisplay {
  const log = openLog(settings);
  if (log === null) return progressDisplay(process.stderr);
  return { show: () => undefined, print: (text) => log.info({ text }, 'a part was started'), end: () => undefined };
}

/** Tells the error that ended the command: one log line where a log was opened, else text. */
export function tellError(error: unknown): void {
  const text = errorText(error);
  if (opened === null) process.stderr.write(`${text}\n`);
  else if (error instanceof LeasebookError) {
    const { code, kind, height, object, advice } = error;
    opened.fatal({ code, kind, height, object, error: text, advice }, 'the command failed');
  } else opened.fatal({ err: error }, 'the command failed');
}

/** What people read of an error: the sentence of an expected one, the stack of any other. */
export function errorText(error: unknown): string {
  if (error instanceof LeasebookError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
