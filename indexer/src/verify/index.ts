// The verify stage: the tables and the ledger against what the chain itself says.
export { formatHeight, formatSummary, type HeightReport, type VerifyReport } from './report.ts';
export { verifyNode, verifyRecording } from './verify.ts';
