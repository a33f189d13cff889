// The scenario of an embedded chart: that of the page with the same choices.
import { Resource } from '../lib/api/resource.svelte.ts';
import { ScenarioDocument } from '../lib/generated/graphql';
import { readScenario } from '../routes/scenarios/address.ts';
import { moment } from './moment.svelte.ts';

/** Create it while a component is set up. */
export function scenarioFigures() {
  const view = readScenario(moment.search);
  const scenario = new Resource(
    ScenarioDocument,
    () => view,
    () => moment.height,
  );
  return {
    view,
    get inputs() {
      return scenario.data?.scenario.inputs ?? [];
    },
    /** What the scenario comes to: its last result. */
    get output() {
      return scenario.data?.scenario.outputs.at(-1);
    },
  };
}
