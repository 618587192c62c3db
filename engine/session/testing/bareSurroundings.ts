/** What the tester needs of a session, where there is none: parameters have no names and no rule is watched. */
import type { Surroundings } from "../ownFunctions.ts";
import { RuleWatch } from "../ruleWatch.ts";

export const bareSurroundings: Surroundings = {
  parametersOf: () => [],
  mentions: () => true,
  quietly: (work) => work(),
  assignedName: () => undefined,
  textAt: () => undefined,
  rules: new RuleWatch(() => undefined),
};
