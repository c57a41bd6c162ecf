import { describe, expect, test } from "vitest";
import { loadExpertise } from "../../src/platform/load-expertise";
import { compositionFaults } from "../support/compositions";
import { expertiseOf, syntheticLibrary } from "../support/expertise";
import { REPOSITORY } from "../support/projects";

const BUDGETS = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000];

/** Counting a text anew takes longer than composing it, so only every so many are. */
const COUNTED_EVERY = 101;

const LIBRARIES = [
  ["what ships", loadExpertise(`${REPOSITORY}/dist`)],
  ["261 synthetic modules", expertiseOf(syntheticLibrary(261))],
] as const;

describe.each(LIBRARIES)("every role, stack and concern, with %s", (_name, expertise) => {
  const { roles, stacks, concerns } = expertise.catalogue;
  test.each(roles)(
    "%s",
    (role) => {
      const faults: string[] = [];
      let index = 0;
      for (const stack of stacks) {
        for (const concern of concerns) {
          const request = { role, stacks: [stack.id], concerns: [concern.id] };
          faults.push(...compositionFaults(expertise, request, BUDGETS, index % COUNTED_EVERY === 0));
          index++;
        }
      }
      expect(index).toBe(stacks.length * concerns.length);
      expect(faults).toEqual([]);
    },
    600_000,
  );
});
