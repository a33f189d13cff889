// How many days "of late" are where time online is told.
export const LATELY_DAYS = 30;
