// What the other packages use of the API.
import './environment.ts';

export { type Api, type ApiOptions, createApi } from './api.ts';
export { type ChainStatus, readChainStatus } from './chain/status.ts';
export { type OpenFile, openFile } from './exports/file.ts';
export { type LakeReport, writeLake } from './exports/lake.ts';
export { type PackageOptions, type PackageReport, writePackage } from './exports/package.ts';
export { readRequest } from './exports/request.ts';
export { serveExports } from './exports/serve.ts';
