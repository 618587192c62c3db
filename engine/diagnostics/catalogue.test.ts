import { describe, expect, it } from "vitest";
import { catalogue, subjects } from "./catalogue.ts";
import type { CatalogueEntry } from "./entry.ts";

const entries: [string, CatalogueEntry][] = Object.entries(catalogue);

describe("the catalogue", () => {
  it("uses each code once", () => {
    const codes = Object.values(subjects).flatMap((subject) => Object.keys(subject));
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(codes.length).toBe(entries.length);
  });

  it("writes codes in small letters and hyphens", () => {
    expect(entries.map(([code]) => code).filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it("gives every message a way out", () => {
    expect(entries.filter(([, { hint }]) => hint.trim().length < 3).map(([code]) => code)).toEqual([]);
  });

  it("names its parts in small letters", () => {
    const odd = entries.flatMap(([code, { message, hint }]) =>
      [...`${message} ${hint}`.matchAll(/<([^<>]*)>/g)]
        .filter(([, name]) => !/^[a-z]\w*$/.test(name ?? ""))
        .map(() => code),
    );
    expect(odd).toEqual([]);
  });
});
