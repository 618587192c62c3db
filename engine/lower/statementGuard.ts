/**
 * Going on where no jump is under way.
 */
import { arm, joinArms } from "./arms.ts";
import type { Frame } from "./frame.ts";
import { hole, type Temp } from "./values.ts";

/** Lowers what follows under the condition that none of the flags is set. */
export function guarded(frame: Frame, work: () => void): void {
  const { flags, result } = frame.env;
  const before = new Map(flags);
  const jumped = [...before.values()].reduce<Temp | undefined>((sum, flag) => {
    if (flag === true) return sum;
    return sum ? frame.code.test("or", sum, flag) : flag;
  }, undefined);
  if (!jumped) return;
  const away = arm(frame, () => {
    // Control is surely on its way; with one flag it is known where to.
    if (before.size > 1) frame.env.stuck = true;
    for (const target of before.keys()) if (before.size === 1) frame.env.flags.set(target, true);
    return undefined;
  });
  const onward = arm(frame, () => {
    frame.env.flags.clear();
    frame.env.result = hole;
    work();
    return undefined;
  });
  // Where control went on, the old flags are false, and so they may stand for themselves.
  if (before.size > 1)
    for (const [target, flag] of before)
      if (!onward.env.flags.has(target)) onward.env.flags.set(target, flag);
  if (onward.env.result === hole) onward.env.result = result;
  joinArms(frame, jumped, away, onward);
}
