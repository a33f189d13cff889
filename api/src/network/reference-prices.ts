// What clouds list for a GPU-hour: data/gpu-reference-prices.csv, a fixed snapshot that other prices are held against.
import { readFile } from 'node:fs/promises';
import { LeasebookError } from '@leasebook/db';

const FILE = new URL('../../../data/gpu-reference-prices.csv', import.meta.url);
const HEAD =
  'cloud,gpu_vendor,gpu_model,gpu_ram_gib,interface,usd_per_gpu_hour_min,usd_per_gpu_hour_median,offers,kind,source_path,source_commit,source_date';

/** A line of the file; prices are its own text. */
export interface ReferencePriceRow {
  cloud: string;
  vendor: string;
  model: string;
  /** GiB of one GPU. */
  ramGib: number;
  interface: string;
  min: string;
  median: string;
  offers: number | null;
  gpuOnly: boolean;
  source: string;
}

/** The file joins all editions of this card under one name (data/README.md); chains tell them apart, without `rtx` as well. */
const ANY_EDITION = /^(rtx)?pro6000/;

let rows: Promise<ReferencePriceRow[]> | undefined;

/** Reference prices of a model, cheapest median first; the file is read once. Throws LeasebookError where it has another form. */
export async function referencePrices(vendor: string, model: string): Promise<ReferencePriceRow[]> {
  rows ??= readRows();
  const listed = ANY_EDITION.test(model) ? 'rtxpro6000' : model;
  // As numbers for the order only.
  return (await rows).filter((row) => row.vendor === vendor && row.model === listed).sort((a, b) => Number(a.median) - Number(b.median));
}

async function readRows(): Promise<ReferencePriceRow[]> {
  const [head, ...lines] = (await readFile(FILE, 'utf8')).trim().split(/\r?\n/);
  if (head !== HEAD) {
    throw new LeasebookError('gpu-reference-prices.csv has other columns than this version reads.', {
      kind: 'fatal',
      code: 'REFERENCE_PRICES_FORM',
      advice: 'Take the file of the version that runs.',
    });
  }
  return lines.map((line) => {
    // No field of the file is quoted.
    const [
      cloud = '',
      vendor = '',
      model = '',
      ram = '',
      port = '',
      min = '',
      median = '',
      offers = '',
      kind = '',
      path = '',
      commit = '',
    ] = line.split(',');
    return {
      cloud,
      vendor,
      model,
      ramGib: Number(ram),
      interface: port,
      min,
      median,
      offers: offers === '' ? null : Number(offers),
      gpuOnly: kind === 'on-demand-gpu-only',
      source: `skypilot-org/skypilot-catalog ${path} at ${commit}`,
    };
  });
}
