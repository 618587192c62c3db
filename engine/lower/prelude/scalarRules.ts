/**
 * The rules behind `scalarRule(f, partials)`: with pᵢ = ∂f/∂xᵢ, tangent = Σ pᵢ·ẋᵢ and x̄ᵢ = pᵢ·ȳ. Each partial is given
 * the arguments and the value.
 */
const arities = [1, 2, 3, 4];
const each = (count: number, make: (index: number) => string, separator = ", "): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

function rulesOf(count: number): string {
  const partials = each(count, (i) => `p${String(i)}`);
  const xs = each(count, (i) => `x${String(i)}`);
  const dots = each(count, (i) => `d${String(i)}`);
  const slope = (i: number): string => `p${String(i)}(${xs}, value)`;
  return `
function scalarFrule${String(count)}(f, ${partials}) {
  return ([${dots}], ${xs}) => {
    const value = f(${xs});
    return { value, tangent: ${each(count, (i) => `${slope(i)} * d${String(i)}`, " + ")} };
  };
}
function scalarRrule${String(count)}(f, ${partials}) {
  return (${xs}) => {
    const value = f(${xs});
    ${each(count, (i) => `const s${String(i)} = ${slope(i)};`, "\n    ")}
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

export const scalarRules = [...arities.map(rulesOf), extents].join("\n");
