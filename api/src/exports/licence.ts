// Under which terms the data may be used, as files and descriptions tell it.

/** Licence of the data that the product makes. */
export const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;
