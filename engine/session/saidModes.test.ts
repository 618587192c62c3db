/** Modes that a call says by its options: which are understood, and how reports tell of them. */
import { describe, expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const functions = "const h = (v: number) => Math.sin(v) * v; const f = (x: number) => h(x) * x;";

function resultOf(expression: string) {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const cell = { id: "a", text: `${functions} ${expression}` };
  return [...createSession(host, storyCompiler).runCells([cell])][0];
}

const faultOf = (expression: string) => resultOf(expression)?.diagnostics[0];

function reasonOf(expression: string, key: string): string | undefined {
  return resultOf(expression)?.reports[0]?.owners.find((owner) => owner.key === key)?.reason;
}

describe("a plan", () => {
  test.each(["hh", "f", "h/loop1"])(
    "that names %s, which it cannot mean, is refused with what there is",
    (key) => {
      const fault = faultOf(`gradient(f, { plan: { "${key}": "checkpoint" } })(2)`);
      expect(fault).toMatchObject({ code: "plan-unknown-key", severity: "error" });
      expect(fault?.hint).toBe("Its subfunctions are: `h`.");
      expect(fault?.message).toContain(`\`${key}\``);
    },
  );

  test("is refused inside differentiated code too", () => {
    const inner = 'gradient(f, { plan: { hh: "checkpoint" } })(t)';
    expect(faultOf(`gradient((t: number) => ${inner})(2)`)?.code).toBe("plan-unknown-key");
  });

  test("may name a function of the program that is not called here", () => {
    expect(faultOf('gradient(h, { plan: { f: "checkpoint" } })(2)')).toBeUndefined();
  });

  test("with a mode that there is not is refused inside differentiated code", () => {
    const inner = 'gradient(f, { plan: { h: "chekpoint" } })(t)';
    expect(faultOf(`gradient((t: number) => ${inner})(2)`)?.code).toBe("bad-option");
  });
});

describe("the reason for a mode", () => {
  test("is the call where that says reverse", () => {
    expect(reasonOf('gradient(f, { mode: "reverse" })(2)', "h")).toMatch(/^The call says `mode: "reverse"`/);
  });

  test("is nobody's word where nothing was said", () => {
    expect(reasonOf("gradient((x: number[]) => f(x[0]) * x[1])([2, 3])", "h")).toMatch(
      /^Nobody said otherwise/,
    );
  });

  test("is the option `plan` where that says it", () => {
    const call = 'gradient(f, { mode: "reverse", plan: { h: "checkpoint" } })(2)';
    expect(reasonOf(call, "h")).toMatch(/^Said in the call's option `plan`/);
    const row = resultOf(call)?.reports[0]?.owners.find(({ key }) => key === "h");
    expect(row?.mode).toBe("checkpoint");
  });
});
