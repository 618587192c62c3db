/**
 * What a random program is before it has names: a tree of choices. References are plain numbers, resolved against
 * whatever is in scope when the tree is printed, so that every tree, and everything it shrinks to, is a program.
 */
import fc from "fast-check";

/** A reference: the printer takes the entry at `pick` modulo how many there are. */
export type Pick = number;

export type Expression =
  | { readonly kind: "literal"; readonly pick: Pick }
  | { readonly kind: "variable"; readonly pick: Pick }
  | { readonly kind: "element"; readonly list: Pick; readonly at: Pick }
  | { readonly kind: "unary"; readonly pick: Pick; readonly of: Expression }
  | { readonly kind: "binary"; readonly pick: Pick; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "choice"; readonly test: Condition; readonly yes: Expression; readonly no: Expression }
  | {
      readonly kind: "call";
      readonly pick: Pick;
      readonly list: Pick;
      readonly args: readonly [Expression, Expression];
    }
  | { readonly kind: "fold"; readonly pick: Pick; readonly list: Pick; readonly body: Expression };

export type Condition =
  | { readonly kind: "compare"; readonly pick: Pick; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "join"; readonly pick: Pick; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "any"; readonly pick: Pick; readonly list: Pick; readonly body: Expression };

export type Statement =
  | { readonly kind: "assign"; readonly pick: Pick; readonly operator: Pick; readonly value: Expression }
  | { readonly kind: "declare"; readonly pick: Pick; readonly value: Expression }
  | {
      readonly kind: "store";
      readonly list: Pick;
      readonly at: Pick;
      readonly operator: Pick;
      readonly value: Expression;
    }
  | {
      readonly kind: "declareList";
      readonly pick: Pick;
      readonly list: Pick;
      readonly values: readonly [Expression, Expression];
    }
  | { readonly kind: "swap"; readonly pick: Pick; readonly list: Pick; readonly at: readonly [Pick, Pick] }
  | { readonly kind: "grow"; readonly pick: Pick; readonly list: Pick; readonly value: Expression }
  | {
      readonly kind: "declareRecord";
      readonly pick: Pick;
      readonly from: Pick;
      readonly values: readonly [Expression, Expression];
    }
  | { readonly kind: "declareMaybe"; readonly test: Condition; readonly value: Expression }
  | {
      readonly kind: "declareFunction";
      readonly pick: Pick;
      readonly variable: Pick;
      readonly body: Expression;
    }
  | { readonly kind: "run"; readonly pick: Pick; readonly list: Pick; readonly value: Expression }
  | { readonly kind: "branch"; readonly test: Condition; readonly yes: Block; readonly no: Block }
  | {
      readonly kind: "select";
      readonly pick: Pick;
      readonly falls: Pick;
      readonly test: Condition;
      readonly arms: readonly [Block, Block, Block];
    }
  | {
      readonly kind: "loop";
      readonly pick: Pick;
      readonly turns: Pick;
      readonly list: Pick;
      readonly test: Condition;
      readonly body: Block;
    }
  | { readonly kind: "leave"; readonly pick: Pick; readonly test: Condition; readonly value: Expression };

export type Block = readonly Statement[];

/** A function at top level. `pick` says what it takes and how it is made. */
export interface HelperTree {
  readonly pick: Pick;
  readonly body: Block;
  readonly result: Expression;
}

export interface ProgramTree {
  readonly helpers: readonly HelperTree[];
  readonly body: Block;
  readonly results: readonly [Expression, Expression, Expression];
}

const pick: fc.Arbitrary<Pick> = fc.nat(11);

interface Sorts {
  expression: Expression;
  condition: Condition;
  statement: Statement;
}

const { expression, statement } = fc.letrec<Sorts>((tie: fc.LetrecTypedTie<Sorts>) => {
  const expression = tie("expression");
  const condition = tie("condition");
  const pair = fc.tuple(expression, expression);
  const block = fc.array(tie("statement"), { maxLength: 3, depthIdentifier: "block" });
  const kind = <K extends string>(name: K) => fc.constant(name);
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthIdentifier: "expression", withCrossShrink: true },
      { weight: 4, arbitrary: fc.record({ kind: kind("variable"), pick }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("literal"), pick }) },
      { weight: 2, arbitrary: fc.record({ kind: kind("element"), list: pick, at: pick }) },
      { weight: 2, arbitrary: fc.record({ kind: kind("unary"), pick, of: expression }) },
      {
        weight: 4,
        arbitrary: fc.record({ kind: kind("binary"), pick, left: expression, right: expression }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: kind("choice"), test: condition, yes: expression, no: expression }),
      },
      { weight: 2, arbitrary: fc.record({ kind: kind("call"), pick, list: pick, args: pair }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("fold"), pick, list: pick, body: expression }) },
    ),
    condition: fc.oneof(
      { maxDepth: 2, depthIdentifier: "condition", withCrossShrink: true },
      {
        weight: 4,
        arbitrary: fc.record({ kind: kind("compare"), pick, left: expression, right: expression }),
      },
      { weight: 1, arbitrary: fc.record({ kind: kind("join"), pick, left: condition, right: condition }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("not"), of: condition }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("any"), pick, list: pick, body: expression }) },
    ),
    statement: fc.oneof(
      { maxDepth: 3, depthIdentifier: "block", withCrossShrink: true },
      { weight: 4, arbitrary: fc.record({ kind: kind("assign"), pick, operator: pick, value: expression }) },
      { weight: 2, arbitrary: fc.record({ kind: kind("declare"), pick, value: expression }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: kind("store"),
          list: pick,
          at: pick,
          operator: pick,
          value: expression,
        }),
      },
      { weight: 4, arbitrary: fc.record({ kind: kind("declareList"), pick, list: pick, values: pair }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("swap"), pick, list: pick, at: fc.tuple(pick, pick) }) },
      { weight: 3, arbitrary: fc.record({ kind: kind("grow"), pick, list: pick, value: expression }) },
      { weight: 3, arbitrary: fc.record({ kind: kind("declareRecord"), pick, from: pick, values: pair }) },
      { weight: 1, arbitrary: fc.record({ kind: kind("declareMaybe"), test: condition, value: expression }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: kind("declareFunction"), pick, variable: pick, body: expression }),
      },
      { weight: 1, arbitrary: fc.record({ kind: kind("run"), pick, list: pick, value: expression }) },
      { weight: 3, arbitrary: fc.record({ kind: kind("branch"), test: condition, yes: block, no: block }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: kind("select"),
          pick,
          falls: pick,
          test: condition,
          arms: fc.tuple(block, block, block),
        }),
      },
      {
        weight: 5,
        arbitrary: fc.record({
          kind: kind("loop"),
          pick,
          turns: pick,
          list: pick,
          test: condition,
          body: block,
        }),
      },
      { weight: 3, arbitrary: fc.record({ kind: kind("leave"), pick, test: condition, value: expression }) },
    ),
  };
});

const body = (maxLength: number) => fc.array(statement, { maxLength });

export const programTree: fc.Arbitrary<ProgramTree> = fc.record({
  helpers: fc.array(fc.record({ pick, body: body(2), result: expression }), { maxLength: 2 }),
  body: body(6),
  results: fc.tuple(expression, expression, expression),
});
