/** `families.ts BYTES SEED FAMILY …`: the parsers of these families one after the other, in this process. */
import { parsers } from "./parsers.ts";
import { FuzzFailure, fuzz } from "./run.ts";

const [bytes = "0", seed = "0", ...families] = process.argv.slice(2);
/** Milliseconds between two lines of progress. */
const progressEvery = 1000;

console.log(`seed ${seed}`);
let failed = 0;
for (const family of families) {
  const own = parsers.filter((target) => target.family === family);
  const share = Math.ceil(Number(bytes) / own.length);
  const from = performance.now();
  for (const target of own) {
    let told = performance.now();
    const onProgress = (done: number) => {
      if (performance.now() - told < progressEvery) return;
      told = performance.now();
      console.log(`… ${family} · ${target.parser}: ${done} of ${share} bytes`);
    };
    console.log(`… ${family} · ${target.parser}`);
    try {
      const { messages, passed, slowest, grown, ...report } = fuzz(target, {
        bytes: share,
        seed: Number(seed),
        onProgress,
      });
      console.log(
        `${family} · ${target.parser}: ${report.bytes} bytes, ${messages} messages, ${passed} passed, none bad; slowest chunk ${slowest.toFixed(1)} ms; memory ${grown === null ? "not measured" : `${grown >= 0 ? "+" : ""}${Math.round(grown / 1024)} KiB`}`,
      );
    } catch (cause) {
      if (!(cause instanceof FuzzFailure)) throw cause;
      failed += 1;
      console.log(`FAILED ${cause.message}`);
      if (cause.cause instanceof Error) console.log(cause.cause.stack);
    }
  }
  console.log(`${family}: ${own.length} parsers in ${((performance.now() - from) / 1000).toFixed(1)} s`);
}
process.exitCode = failed > 0 ? 1 : 0;
