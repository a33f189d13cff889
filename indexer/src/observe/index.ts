// The observe stage: what is known beside the chain.
export { combinedObservations } from './combined.ts';
export { type ExchangeReport, exportObservations, importObservations } from './exchange.ts';
export { noObservations, recordedObservations } from './files.ts';
export { polledObservations } from './inbox.ts';
export { pollPrice } from './poll/poll-price.ts';
export { type Poll, ProviderPoller } from './poll/poll-providers.ts';
export { type PollOptions, startPolling } from './poll/start.ts';
