// The observe stage: what is known beside the chain.
export { noObservations, recordedObservations } from './files.ts';
