/** What `shippedCompileTimes` runs: prints the times of a long function and of one nine times as long, as JSON. */
import { measureCompileTime } from "./compileTime.ts";

const isQuick = process.argv.includes("--quick");
console.log(
  JSON.stringify([
    measureCompileTime(8, isQuick ? 25 : 101, 150),
    measureCompileTime(72, isQuick ? 3 : 15, 10),
  ]),
);
