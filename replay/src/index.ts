// A recorded chain, to be read or to be served as a node does.
export type { RecordedBlock } from './block-files.ts';
export { type FaultKind, type FaultOptions, faultKinds } from './faults.ts';
export type { View } from './node.ts';
export { openRecording, type Recording } from './recording.ts';
export { type Replay, type ReplayOptions, serveReplay } from './server.ts';
export type { StateAnswer, StateAnswers } from './state-answers.ts';
