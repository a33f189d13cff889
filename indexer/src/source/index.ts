// The source stage: where blocks come from.
export { recordedSource } from './recorded-source.ts';
export { type RpcSourceOptions, rpcSource } from './rpc-source.ts';
