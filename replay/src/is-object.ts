// What was parsed of JSON, before its fields are looked at.

/** Whether it may have fields: anything but null and what is not made of parts. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
