// Which figure's method is shown, and the catalogue of metrics, loaded when it is first wanted.
import type { Metric } from '../generated/graphql';

/** What "how this is computed" explains. */
export interface MethodQuestion {
  title: string;
  /** The section's name on its page, which tells measures that are no series (measures-of.ts). */
  id?: string;
  metrics: readonly Metric[];
  query: string;
  variables: unknown;
}

class Method {
  question = $state.raw<MethodQuestion | null>(null);
  /** Stays true once the catalogue was wanted, so that it is asked only once. */
  wanted = $state(false);

  show(question: MethodQuestion): void {
    this.question = question;
    this.wanted = true;
  }
}

export const method = new Method();
