import { expect, test } from "vitest";
import { linkPath } from "./linkPath.ts";

test("a link leaves and arrives vertically", () => {
  expect(linkPath({ x: 0, y: 0 }, [], { x: 40, y: 100 }).path).toBe("M0,0C0,50,40,50,40,100");
});

test("a link passes its bends, and its area covers them", () => {
  const bends = [
    { x: 80, y: 60 },
    { x: -10, y: 90 },
  ];
  const { path, left, right, top, bottom } = linkPath({ x: 0, y: 0 }, bends, { x: 0, y: 120 });
  for (const { x, y } of bends) expect(path).toContain(`${String(x)},${String(y)}`);
  expect([left, right, top, bottom]).toEqual([-10, 80, 0, 120]);
});
