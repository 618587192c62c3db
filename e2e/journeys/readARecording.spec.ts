// Someone records a run and reads what it did.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";

const text = `const f = (x: number[]) => {
  let best = x[0];
  for (const v of x) if (v > best) best = v;
  const y = Math.sin(best) * 2;
  return y + x[1];
};
const r = record(f)([1, 2]);
r.replay([3, 2]);
r`;

test("a recording shows its operations and decisions in tables, and says when one fell otherwise", async ({
  notebook,
}) => {
  await notebook.openAndRun(text);
  const { result } = notebook.cell(1);
  const recording = result.getByRole("region", { name: "Recording of f" });
  await expect(recording).toContainText("3 operations on 2 inputs");
  await expect(recording).toContainText("recorded anew once");
  const operations = recording.getByRole("region", { name: "Operations" });
  await expect(operations.getByRole("row")).toHaveCount(4);
  await expect(operations.getByRole("row", { name: /sin x\[0\]/ })).toContainText("0.14112");
  const decisions = recording.getByRole("region", { name: /^Decisions/ });
  await expect(decisions.getByRole("rowheader", { name: "v > best" })).toHaveCount(2);
  await expect(result.getByRole("log")).toContainText(
    "v > best (line 3) was true; at these inputs it is false",
  );
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme });

    test(`axe finds nothing serious about a recording in the ${colorScheme} theme`, async ({
      notebook,
      page,
    }) => {
      await notebook.openAndRun(text);
      await expect(notebook.cell(1).result.getByRole("region", { name: "Recording of f" })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    });
  });
}
