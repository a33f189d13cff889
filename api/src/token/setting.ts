// The maximum supply of AKT: no block tells it, so it is a setting of who asks.
import { LeasebookError, parseDecimal } from '@leasebook/db';
import { RequestError } from '../errors.ts';

/** AKT: the bound that the published shares of late 2023 stand on. The chain knows no cap of its own. */
const DEFAULT_MAXIMUM = '388539008';
const DEFAULT_SOURCE =
  "The bound published with Akash's token economics (388,539,008 AKT), as a setting: no block tells it, and the chain enforces none.";

export interface MaximumSupply {
  /** AKT, decimal text. */
  value: string;
  source: string;
}

/** The setting that is asked for. Throws RequestError `BAD_ARGUMENT` where it is not above zero. */
export function maximumSupply(given: string | null | undefined): MaximumSupply {
  if (given == null) return { value: DEFAULT_MAXIMUM, source: DEFAULT_SOURCE };
  if (isAboveZero(given)) return { value: given, source: 'Given with the question.' };
  throw new RequestError(
    'BAD_ARGUMENT',
    'The maximum supply is no number of AKT above 0 with up to 18 digits after the point.',
    `Give AKT, e.g. "${DEFAULT_MAXIMUM}".`,
  );
}

function isAboveZero(text: string): boolean {
  try {
    return text.length < 60 && parseDecimal(text) > 0n;
  } catch (error) {
    if (error instanceof LeasebookError) return false;
    throw error;
  }
}
