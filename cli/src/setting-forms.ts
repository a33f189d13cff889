// Forms that the text of a flag or variable may have, and the values that they are read into.
import { resolve } from 'node:path';
import { decodedUri } from '@leasebook/db';
import { z } from 'zod';

/** Segments of letters, digits and signs that need no escaping, each after a slash. */
export const BASE_PATH = /^(\/[\w.~-]+)*\/?$/;
export const ORIGIN = /^https?:\/\/[\w.-]+(:\d+)?$/;

/** A flag may be empty where the variable of a script behind it is not set: as a host that would be every address, as a folder the present one. */
export const text = z.string().min(1);
export const folder = text.transform((path) => resolve(path));
/** A whole number of at least `least` and at most `most`. */
export const whole = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most);
export const port = whole(0, 65_535);
export const endpoint = z.url({ protocol: /^https?$/ });
/** An address with a % that begins no escape is refused here, before the client library meets it. */
export const database = z.url({ protocol: /^postgres(ql)?$/ }).refine((address) => decodedUri(address) !== null);
export const yesOrNo = z.enum(['true', 'false']).transform((word) => word === 'true');
/** Parts of one form with commas between them; spaces around a part do not count. */
export const listOf = <Part extends z.ZodType<string, string>>(part: Part) =>
  text.transform((list) => list.split(',').map((each) => each.trim())).pipe(z.array(part));
