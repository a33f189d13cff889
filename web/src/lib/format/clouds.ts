// Names of the clouds whose list prices stand beside the network's.
/** Clouds of the reference prices by the names of data/gpu-reference-prices.csv, as they write themselves; others as the file has them. */
const CLOUDS: Readonly<Record<string, string>> = {
  aws: 'AWS',
  cudo: 'CUDO Compute',
  digitalocean: 'DigitalOcean',
  fluidstack: 'Fluidstack',
  gcp: 'Google Cloud',
  hyperbolic: 'Hyperbolic',
  hyperstack: 'Hyperstack',
  jarvislabs: 'JarvisLabs',
  lambda: 'Lambda',
  nebius: 'Nebius',
  paperspace: 'Paperspace',
  primeintellect: 'Prime Intellect',
  runpod: 'RunPod',
  shadeform: 'Shadeform',
  simplepod: 'SimplePod',
  vast: 'Vast.ai',
  verda: 'Verda',
};

/** A cloud's name as it writes itself: gcp -> Google Cloud. */
export const cloudName = (cloud: string): string => (Object.hasOwn(CLOUDS, cloud) ? (CLOUDS[cloud] ?? cloud) : cloud);
