// The parts of every page from top to bottom, each by the id of its element. They are made one after the other, each in a task of its own.
export const PARTS = ['bar', 'page', 'foot'] as const;
export type Part = (typeof PARTS)[number];
