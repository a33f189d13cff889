// The texts in force: of the frame, the overview and the query page, and those of charts.
import { chart } from './charts.ts';
import { english } from './en.ts';
import { translated } from './translation.ts';

const site = await translated(english, async () => (await import('./zh/site.ts')).chinese);

export const t = { ...site, chart };
