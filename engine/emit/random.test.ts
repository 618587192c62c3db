import fc from "fast-check";
import { test } from "vitest";
import { assertWellFormed } from "../ir/verify.ts";
import { agree } from "./testing/emitted.ts";
import { randomModule } from "./testing/randomModule.ts";

test("random programs run as the interpreter runs them, to the bit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(2 ** 20), { minLength: 5, maxLength: 600, size: "max" }),
      fc.double(),
      fc.double(),
      (choices, x, y) => {
        const module = randomModule(choices);
        assertWellFormed(module, "drawing at random");
        agree(
          module,
          "root",
          () => [
            x,
            y,
            [1.5, -2],
            [
              [0.5, 3],
              [7, 8],
            ],
            { x: 1, class: 2, list: [4, 5] },
          ],
          20_000,
        );
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
