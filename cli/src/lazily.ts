// Commands that need the modules of the indexer or of the API, each a third of a process's memory and most of the time to start: read when
// they are run, so that what answers goes without the one, what indexes without the other, and what needs neither starts at once.

export const api: typeof import('./commands/api.ts')['api'] = async (...given) => (await import('./commands/api.ts')).api(...given);
export const archive: typeof import('./commands/archive.ts')['archive'] = async (...given) =>
  (await import('./commands/archive.ts')).archive(...given);
export const bootstrap: typeof import('./commands/bootstrap.ts')['bootstrap'] = async (...given) =>
  (await import('./commands/bootstrap.ts')).bootstrap(...given);
export const doctor: typeof import('./commands/doctor.ts')['doctor'] = async (...given) =>
  (await import('./commands/doctor.ts')).doctor(...given);
export const exportPackage: typeof import('./commands/export.ts')['exportPackage'] = async (...given) =>
  (await import('./commands/export.ts')).exportPackage(...given);
export const index: typeof import('./commands/index.ts')['index'] = async (...given) =>
  (await import('./commands/index.ts')).index(...given);
export const lake: typeof import('./commands/lake.ts')['lake'] = async (...given) => (await import('./commands/lake.ts')).lake(...given);
export const exportTo: typeof import('./commands/observations.ts')['exportTo'] = async (...given) =>
  (await import('./commands/observations.ts')).exportTo(...given);
export const importFrom: typeof import('./commands/observations.ts')['importFrom'] = async (...given) =>
  (await import('./commands/observations.ts')).importFrom(...given);
export const rebuild: typeof import('./commands/rebuild.ts')['rebuild'] = async (...given) =>
  (await import('./commands/rebuild.ts')).rebuild(...given);
export const replay: typeof import('./commands/replay.ts')['replay'] = async (...given) =>
  (await import('./commands/replay.ts')).replay(...given);
export const retain: typeof import('./commands/retain.ts')['retain'] = async (...given) =>
  (await import('./commands/retain.ts')).retain(...given);
export const retry: typeof import('./commands/retry.ts')['retry'] = async (...given) =>
  (await import('./commands/retry.ts')).retry(...given);
export const start: typeof import('./commands/start.ts')['start'] = async (...given) =>
  (await import('./commands/start.ts')).start(...given);
export const status: typeof import('./commands/status.ts')['status'] = async (...given) =>
  (await import('./commands/status.ts')).status(...given);
export const verify: typeof import('./commands/verify.ts')['verify'] = async (...given) =>
  (await import('./commands/verify.ts')).verify(...given);
export const verifyArchive: typeof import('./commands/verify-archive.ts')['verifyArchive'] = async (...given) =>
  (await import('./commands/verify-archive.ts')).verifyArchive(...given);
