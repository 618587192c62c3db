// The rules of the house that a linter can keep without types; those with types are .oxlintrc.json.
// Architecture is .dependency-cruiser.cjs, layout is Prettier.
import { join } from "node:path";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { filesOfProjects } from "./e2e/machine/projects.mjs";

const vagueName = /(^|[/\\])(utils?|helpers?|common|misc)(\.[a-z.]+|[/\\])/i;

const projectFiles = new Set(filesOfProjects(join(import.meta.dirname, "tsconfig.json")));

const house = {
  rules: {
    "telling-file-name": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        Program(node) {
          const path = context.filename.slice(context.cwd.length);
          if (vagueName.test(path)) context.report({ node, message: "Name the file after what is in it." });
        },
      }),
    },
    "of-a-project": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        Program(node) {
          if (projectFiles.has(context.filename)) return;
          context.report({ node, message: "No tsconfig.json has this file: nobody checks its types." });
        },
      }),
    },
  },
};

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name.",
};
const fullExtensions = [
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
].map((node) => ({
  selector: `${node}[source.value=/^\\.{1,2}\\u002F(?!.*\\.[a-z0-9]+(\\?[a-z&]+)?$)/]`,
  message: "Write the file's extension: `./name.ts`.",
}));
/** `xs[i]!` is how an index known to be in range is read; elsewhere `!` hides a case. */
const honestNonNull = {
  selector:
    "TSNonNullExpression:not([expression.type='MemberExpression'][expression.computed=true]):not([expression.callee.property.name=/^(pop|shift|at)$/])",
  message:
    "Only `xs[i]!` and `xs.pop()!`: elsewhere handle the missing case, or throw on a broken invariant.",
};

export default defineConfig(
  globalIgnores(["dist/", "test-results/", "public/", "**/samples/**"]),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { house },
    rules: {
      "house/telling-file-name": "error",
      "house/of-a-project": "error",
      "no-restricted-syntax": ["error", noDefaultExport, ...fullExtensions, honestNonNull],
      "no-console": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "object-shorthand": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["engine/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", { name: "Date", message: "The engine has no clock." }],
    },
  },
  { files: ["src/**/*.{ts,tsx}"], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ["src/headless/**", "engine/bench/**", "e2e/**"],
    rules: { "no-console": "off" },
  },
  {
    // Playwright's fixtures hand their value to a function called `use`, which is no hook.
    files: ["e2e/**/*.ts"],
    rules: { "no-empty-pattern": "off" },
  },
  {
    files: ["*.config.ts", "**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["*.js", "*.cjs"],
    languageOptions: { globals: { module: "writable" } },
    rules: { "no-restricted-syntax": "off", "house/of-a-project": "off" },
  },
  {
    files: ["e2e/machine/*.mjs"],
    languageOptions: {
      globals: { console: "readonly", process: "readonly", performance: "readonly", URL: "readonly" },
    },
  },
);
