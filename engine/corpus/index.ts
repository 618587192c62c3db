/** The corpus: small programs that every suite runs in every mode. A family is a folder; a new file is a line here. */
import { finance } from "./applied/finance.ts";
import { geometry } from "./applied/geometry.ts";
import { signals } from "./applied/signals.ts";
import { fields } from "./dynamics/fields.ts";
import { particles } from "./dynamics/particles.ts";
import { steppers } from "./dynamics/steppers.ts";
import { matrices } from "./known/matrices.ts";
import { nesting } from "./known/nesting.ts";
import { publishedValues } from "./known/publishedValues.ts";
import { scalars } from "./known/scalars.ts";
import { sums } from "./known/sums.ts";
import { vectors } from "./known/vectors.ts";
import { arrayMethods } from "./language/arrayMethods.ts";
import { boundaries } from "./language/boundaries.ts";
import { branches } from "./language/branches.ts";
import { collections } from "./language/collections.ts";
import { data } from "./language/data.ts";
import { destructuring } from "./language/destructuring.ts";
import { functions } from "./language/functions.ts";
import { functionTables } from "./language/functionTables.ts";
import { loops } from "./language/loops.ts";
import { mathematics } from "./language/mathematics.ts";
import { mutation } from "./language/mutation.ts";
import { texts } from "./language/texts.ts";
import { trees } from "./language/trees.ts";
import { typedArrays } from "./language/typedArrays.ts";
import { losses } from "./learning/losses.ts";
import { networks } from "./learning/networks.ts";
import { statistics } from "./learning/statistics.ts";
import { eigenvalues } from "./linear/eigenvalues.ts";
import { factorizations } from "./linear/factorizations.ts";
import { systems } from "./linear/systems.ts";
import { implicitSolutions } from "./numerics/implicitSolutions.ts";
import { interpolation } from "./numerics/interpolation.ts";
import { quadrature } from "./numerics/quadrature.ts";
import { rootFinding } from "./numerics/rootFinding.ts";
import { series } from "./numerics/series.ts";
import type { CorpusProgram } from "./program.ts";
import { softPaths } from "./search/softPaths.ts";

export type { CorpusProgram } from "./program.ts";

export const corpus: readonly CorpusProgram[] = [
  ...scalars,
  ...sums,
  ...matrices,
  ...vectors,
  ...publishedValues,
  ...nesting,
  ...branches,
  ...loops,
  ...functions,
  ...functionTables,
  ...data,
  ...destructuring,
  ...mutation,
  ...arrayMethods,
  ...texts,
  ...trees,
  ...typedArrays,
  ...collections,
  ...mathematics,
  ...boundaries,
  ...rootFinding,
  ...implicitSolutions,
  ...quadrature,
  ...series,
  ...interpolation,
  ...steppers,
  ...fields,
  ...particles,
  ...factorizations,
  ...systems,
  ...eigenvalues,
  ...networks,
  ...losses,
  ...statistics,
  ...softPaths,
  ...finance,
  ...signals,
  ...geometry,
];
