/** How tightly text binds in JavaScript, and where parentheses are due. */

/** From loose to tight; higher binds tighter. `??` may not stand beside `||` and `&&` without parentheses. */
export const levels = {
  assignment: 2,
  ternary: 3,
  coalesce: 3.5,
  or: 4,
  and: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  equality: 9,
  relational: 10,
  shift: 11,
  additive: 12,
  multiplicative: 13,
  power: 14,
  unary: 15,
  /** A statement that began with its brace would be a block: as a receiver it stands in parentheses. */
  objectLiteral: 17,
  call: 18,
  atom: 20,
} as const;

export interface Piece {
  readonly text: string;
  readonly level: number;
}

const infixLevels: Readonly<Record<string, number>> = {
  "||": levels.or,
  "&&": levels.and,
  "|": levels.bitOr,
  "^": levels.bitXor,
  "&": levels.bitAnd,
  "===": levels.equality,
  "!==": levels.equality,
  "<": levels.relational,
  "<=": levels.relational,
  ">": levels.relational,
  ">=": levels.relational,
  "<<": levels.shift,
  ">>": levels.shift,
  ">>>": levels.shift,
  "+": levels.additive,
  "-": levels.additive,
  "*": levels.multiplicative,
  "/": levels.multiplicative,
  "%": levels.multiplicative,
  "**": levels.power,
};

export function atom(text: string): Piece {
  return { text, level: levels.atom };
}

/** The text where something at least as tight as `level` is needed. */
export function within(piece: Piece, level: number): string {
  return piece.level >= level ? piece.text : `(${piece.text})`;
}

/** `left operator right`, all left-associative but `**`, whose base may not begin with a sign. */
export function infix(operator: string, left: Piece, right: Piece): Piece {
  const level = infixLevels[operator];
  if (level === undefined) throw new RangeError(`no infix operator ${operator}`);
  const isPower = operator === "**";
  const leftText = within(left, isPower ? levels.unary + 1 : level);
  const rightText = within(right, isPower ? level : level + 1);
  return { text: `${leftText} ${operator} ${rightText}`, level };
}

/** A sign or negation before its operand; `- -x` never runs together. */
export function prefix(operator: string, operand: Piece): Piece {
  const text = within(operand, levels.unary);
  const clashes = text.startsWith(operator);
  return { text: operator + (clashes ? `(${text})` : text), level: levels.unary };
}

export function ternary(test: Piece, then: Piece, otherwise: Piece): Piece {
  const text = `${within(test, levels.coalesce)} ? ${within(then, levels.ternary)} : ${within(otherwise, levels.ternary)}`;
  return { text, level: levels.ternary };
}

/** `left ?? right`; `right` is the text of a call. */
export function coalesce(left: Piece, right: string): Piece {
  return { text: `${within(left, levels.bitOr)} ?? ${right}`, level: levels.coalesce };
}
