// Keys of the advisory locks, all in one place: two purposes with one key would wait for each other.

/** Any numbers serve, as long as no two are equal and every version of Leasebook takes the same. */
export const LOCKS = {
  /** Held while migrations are applied. */
  migrations: 5_135_977,
  /** Held for as long as an indexer leads. */
  leader: 5_135_978,
  /** Held while roles are made and rights are given. */
  rights: 5_135_979,
} as const;
