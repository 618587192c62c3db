/** `npm run -s mixtape -- run FILE.ts [--json]`: runs a notebook file in Node. */
import { freezeLanguage } from "../../engine/index.ts";
import { runCommand } from "./command.ts";

freezeLanguage();
process.exitCode = runCommand(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});
