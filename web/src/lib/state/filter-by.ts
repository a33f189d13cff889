// Filters of a list that the address keeps.
import { router } from './router.svelte.ts';

/** Sets a filter, or takes it out where the text is empty; the list begins with its first page again. */
export function filterBy(name: string, text: string): void {
  const value = text.trim();
  router.setParameters({ [name]: value === '' ? null : value, after: null, before: null });
}

/** The same by what was chosen or typed in a field with that name. */
export function filterByField({ currentTarget }: Event & { currentTarget: HTMLSelectElement | HTMLInputElement }): void {
  filterBy(currentTarget.name, currentTarget.value);
}
