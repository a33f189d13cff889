// What the other packages use of the database package.
export { type ErrorContext, type ErrorKind, LeasebookError } from './errors.ts';
