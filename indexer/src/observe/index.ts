// The observe stage: what is known beside the chain.
export { fileObservations, noObservations, type ObservationFiles, recordedObservations } from './files.ts';
