// The source stage: where blocks come from.
export { type RpcSourceOptions, rpcSource } from './rpc-source.ts';
