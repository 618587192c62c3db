import { describe, expect, test } from "vitest";
import { Tape, TapeExceeded } from "./tape.ts";

function pushed(tape: Tape, ...values: readonly number[]): void {
  const place = tape.push(values.length);
  values.forEach((value, index) => (tape.numbers[place + index] = value));
}

describe("the tape", () => {
  test("gives back groups in the opposite order", () => {
    const tape = new Tape();
    pushed(tape, 1, 2);
    pushed(tape, 3);
    expect(tape.numbers[tape.pop(1)]).toBe(3);
    const place = tape.pop(2);
    expect([...tape.numbers.slice(place, place + 2)]).toEqual([1, 2]);
    expect(tape.bytes).toBe(0);
  });

  test("keeps what it holds when it grows", () => {
    const tape = new Tape();
    for (let i = 0; i < 100_000; i++) pushed(tape, i, -i, i / 2);
    let wrong = 0;
    for (let i = 99_999; i >= 0; i--) {
      const place = tape.pop(3);
      if (tape.numbers[place]! + tape.numbers[place + 2]! !== 1.5 * i) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test("counts references as numbers", () => {
    const tape = new Tape();
    const place = tape.pushReferences(2);
    tape.references[place] = "a";
    tape.references[place + 1] = "b";
    pushed(tape, 1);
    expect(tape.bytes).toBe(24);
    expect([tape.referenceBelowTop(0), tape.referenceBelowTop(1)]).toEqual(["b", "a"]);
    expect(tape.references[tape.popReferences(2)]).toBe("a");
  });

  test("holds its budget to the last number and nothing beyond", () => {
    for (const budget of [8, 80, 8 * 100_000]) {
      const tape = new Tape();
      tape.budget = budget;
      for (let i = 0; i < budget / 8; i++) pushed(tape, i);
      expect(tape.bytes).toBe(budget);
      expect(() => tape.push(1)).toThrow(TapeExceeded);
      expect(() => tape.pushReferences(1)).toThrow(TapeExceeded);
    }
  });

  test("counts both stacks against the budget", () => {
    const tape = new Tape();
    tape.budget = 24;
    tape.pushReferences(2);
    tape.push(1);
    expect(() => tape.pushReferences(1)).toThrow(TapeExceeded);
  });

  test("gives back what only a long run needs", () => {
    const tape = new Tape();
    const before = tape.numbers.length;
    tape.push(10 * before);
    tape.release();
    expect([tape.numbers.length, tape.bytes]).toEqual([before, 0]);
  });
});
