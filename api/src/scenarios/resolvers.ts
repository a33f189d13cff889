// Which code answers fields about scenarios.
import type { Resolvers } from '../generated/resolvers.ts';
import { loadMeasured, MEASURED_BY } from './measured.ts';
import { createScenario, presetScenarios, scenarioInputs, scenarioOutputs, sensitivity, tornado } from './scenario.ts';

/** Scenarios. */
export const scenarioResolvers = {
  Query: {
    scenarios: async (_parent, _args, { snapshot }) => presetScenarios(await loadMeasured(await snapshot.transaction())),
    scenario: async (_parent, { name, inputs, live }, { snapshot }) =>
      createScenario(name, await loadMeasured(await snapshot.transaction()), inputs ?? [], live ?? false),
  },
  Scenario: {
    name: ({ definition }) => definition.name,
    title: ({ definition }) => definition.title,
    description: ({ definition }) => definition.description,
    provenance: () => 'published, late 2023',
    inputs: (row) => scenarioInputs(row, MEASURED_BY),
    outputs: scenarioOutputs,
    sensitivity: (row, wanted) => sensitivity(row, wanted),
    tornado: (row, { output, spread }) => tornado(row, output, spread ?? '0.2'),
  },
} satisfies Resolvers;
