// The texts in force. English is the only language so far; another one is chosen here.
import { en, type Texts } from './en.ts';

export const t: Texts = en;
