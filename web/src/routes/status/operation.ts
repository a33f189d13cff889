// How the index is kept, as /status tells it, read with checks: it is no part of the GraphQL schema.

/** A node that the indexer asks, since it began. */
export interface EndpointRow {
  endpoint: string;
  requests: number;
  failures: number;
  meanSeconds: number;
  lastFailure: Moment | null;
}

/** A code and when it was told, ISO 8601. */
interface Moment {
  code: string;
  at: string;
}

/** A check of the tables or of the archive. */
interface Check {
  checkedAt: string;
  height: number;
  /** What was compared, and how much of it differs or is damaged. */
  checked: number;
  wrong: number;
}

export interface Operation {
  endpoints: EndpointRow[];
  /** `isOver` where blocks were written since. */
  lastError: (Moment & { isOver: boolean }) | null;
  verification: Check | null;
  archive: Check | null;
  /** What the indexer waits for; null where it does not tell. */
  waitingFor: string | null;
  /** Seconds in each stage since the indexer began. */
  seconds: Readonly<Record<string, number>>;
}

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function moment(value: unknown): Moment | null {
  const { code, at } = fields(value);
  return text(code) === '' || Number.isNaN(Date.parse(text(at))) ? null : { code: text(code), at: text(at) };
}

function check(value: unknown, checked: string, wrong: string): Check | null {
  const found = fields(value);
  if (Number.isNaN(Date.parse(text(found.checkedAt)))) return null;
  return { checkedAt: text(found.checkedAt), height: number(found.height), checked: number(found[checked]), wrong: number(found[wrong]) };
}

/** Reads it from the body of /status; what is missing or of another form is empty. */
export function readOperation(json: unknown): Operation {
  const { operation, stages } = fields(json);
  const told = fields(operation);
  const { waitingFor, seconds } = fields(stages);
  const error = moment(told.lastError);
  return {
    endpoints: (Array.isArray(told.endpoints) ? told.endpoints : []).map((row: unknown) => {
      const { endpoint, requests, failures, meanSeconds, lastFailure } = fields(row);
      return {
        endpoint: text(endpoint),
        requests: number(requests),
        failures: number(failures),
        meanSeconds: number(meanSeconds),
        lastFailure: moment(lastFailure),
      };
    }),
    lastError: error === null ? null : { ...error, isOver: fields(told.lastError).isOver === true },
    verification: check(told.verification, 'compared', 'different'),
    archive: check(told.archive, 'blocks', 'damages'),
    waitingFor: text(waitingFor) === '' ? null : text(waitingFor),
    seconds: Object.fromEntries(Object.entries(fields(seconds)).map(([stage, value]) => [stage, number(value)])),
  };
}
