// What came of copying a text or a picture, told for a moment.
import { onDestroy } from 'svelte';
import { t } from '../texts/index.ts';

/** Milliseconds for which it is told. */
const NOTICE = 2_000;

/** Copies to the clipboard. Create it while a component is set up: it stops with the component. */
export class Copying {
  /** That it was copied, or that the browser did not allow it; '' else. */
  told = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    onDestroy(() => clearTimeout(this.#timer));
  }

  async copy(what: string | ClipboardItem): Promise<void> {
    this.told = await write(what).then(
      () => t.chart.copied,
      () => t.chart.notCopied,
    );
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.told = '';
    }, NOTICE);
  }
}

/** Rejects also where the page is not secure and the browser has no clipboard for it. */
async function write(what: string | ClipboardItem): Promise<void> {
  await (typeof what === 'string' ? navigator.clipboard.writeText(what) : navigator.clipboard.write([what]));
}
