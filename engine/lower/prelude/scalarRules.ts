/**
 * The rules behind `scalarRule(f, partials)`: with pᵢ = ∂f/∂xᵢ, tangent = Σ pᵢ·ẋᵢ and x̄ᵢ = pᵢ·ȳ. Each partial is given
 * the arguments and the value. `…Joint` rules have one function that gives all partials.
 */
const arities = [1, 2, 3, 4, 5, 6, 7, 8];
const each = (count: number, make: (index: number) => string, separator = ", "): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

function rulesOf(count: number, isJoint: boolean): string {
  const partials = isJoint ? "p" : each(count, (i) => `p${String(i)}`);
  const xs = each(count, (i) => `x${String(i)}`);
  const dots = each(count, (i) => `d${String(i)}`);
  const suffix = `${isJoint ? "Joint" : ""}${String(count)}`;
  const separate = each(count, (i) => `const s${String(i)} = p${String(i)}(${xs}, value);`, "\n    ");
  const given = `$slopes(p(${xs}, value), f, ${String(count)})`;
  const joint = `const ${count === 1 ? "s0" : `[${each(count, (i) => `s${String(i)}`)}]`} = ${given};`;
  const slopes = isJoint ? joint : separate;
  return `
function scalarFrule${suffix}(f, ${partials}) {
  return ([${dots}], ${xs}) => {
    const value = f(${xs});
    ${slopes}
    return { value, tangent: ${each(count, (i) => `s${String(i)} * d${String(i)}`, " + ")} };
  };
}
function scalarRrule${suffix}(f, ${partials}) {
  return (${xs}) => {
    const value = f(${xs});
    ${slopes}
    return { value, pullback: (bar) => [${each(count, (i) => `s${String(i)} * bar`)}] };
  };
}`;
}

const extents = `
function withExtentsEach(owners, shadows) {
  const n = shadows.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = $withExtents(owners[i], shadows[i]);
  return out;
}`;

export const scalarRules = [
  ...arities.flatMap((count) => [rulesOf(count, false), rulesOf(count, true)]),
  extents,
].join("\n");
