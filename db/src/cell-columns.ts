// Columns of `cell_figures` and `dimension_days`: the order in which they are written and read.

/** Figures of a cell in the order of the type `cell_figure`: fifteen of a provider's own cell, then those of a cell with GPUs. */
export const CELL_COLUMNS = [
  'online_us',
  'suspect_us',
  'gpu_allocated_us',
  'cpu_supplied_us',
  'cpu_allocated_us',
  'cpu_leased_us',
  'memory_supplied_us',
  'memory_allocated_us',
  'memory_leased_us',
  'storage_supplied_us',
  'storage_allocated_us',
  'storage_leased_us',
  'lease_us',
  'leases_opened',
  'leases_closed',
  'gpu_installed_us',
  'gpu_supplied_us',
  'gpu_allocated_min_us',
  'gpu_allocated_max_us',
  'gpu_leased_us',
  'variant_lease_us',
] as const;
