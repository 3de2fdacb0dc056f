import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { destination, pino } from "pino";
import { systemClock } from "../device-drivers/clock.ts";
import { readConfig } from "./config.ts";
import { ContractError, errorNumbers } from "./contract/errors.ts";
import { startStandalone } from "./standalone.ts";

const defaultPort = 8620;

/** `standalone`: hall, terminal and simulator in one process. Environment: PORT, DATA_DIR, CONFIG. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "no-simulator": { type: "boolean", default: false } } });
  const dataDirectory = process.env.DATA_DIR ?? "data";
  mkdirSync(dataDirectory, { recursive: true });
  const log = pino({ base: null }, destination({ dest: join(dataDirectory, "xiaohu.log"), sync: true }));
  const running = await startStandalone({
    config: readConfig(process.env.CONFIG),
    port: portFrom(process.env.PORT),
    dataDirectory,
    pagesDirectory: join(import.meta.dirname, "../kiosk"),
    simulator: !values["no-simulator"],
    clock: systemClock,
    newKey: randomUUID,
    log,
  });
  console.log(`小湖自助  ${running.url}/`);

  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    running.stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error({ cause: String(cause) }, "did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function portFrom(text: string | undefined): number {
  const port = text === undefined || text === "" ? defaultPort : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ContractError("config.invalid", `PORT is ${text}: it must be a whole number from 0 to 65535`);
}

main().catch((cause: unknown) => {
  if (cause instanceof ContractError)
    console.error(`${errorNumbers[cause.code]} ${cause.code}: ${cause.message}`);
  else if (cause instanceof TypeError && "code" in cause) console.error(`${cause.message}`);
  else console.error(cause);
  process.exit(1);
});
