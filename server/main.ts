import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../device-drivers/clock.ts";
import { demoCatalogueFolder } from "./catalogue/demo-folder.ts";
import { type ContentReader, readFolderBeside, startReader } from "./catalogue/read-beside.ts";
import type { ReadFolder } from "./catalogue/read-folder.ts";
import type { Config } from "./config/config.ts";
import { errorNumbers } from "./contract/error-numbers.ts";
import { ContractError } from "./contract/errors.ts";

const defaultPort = 8620;
const pagesDirectory = join(import.meta.dirname, "../kiosk");

/** XFS4IoT (CWA 17852): without TLS a service publisher is looked for on these, in this order. */
const clientPorts = Array.from({ length: 11 }, (_, index) => 5846 + index);

/**
 * `standalone`: hall, terminal and simulator in one process. Environment: PORT, DATA_DIR, CONFIG.
 * `password`: makes a technician's password for the configuration. `doctor`: says what this machine lacks. `account`: makes an account of
 * staff. `audit verify`: looks at the audit log.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      "no-simulator": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [command, ...rest] = positionals;
  const dataDirectory = process.env.DATA_DIR ?? "data";
  if (command === "account") {
    const { makeAccount } = await import("./staff-commands.ts");
    mkdirSync(dataDirectory, { recursive: true });
    console.log(await makeAccount(rest, { dataDirectory, clock: systemClock }));
    return;
  }
  if (command === "audit") return runAudit(rest, dataDirectory);
  if (rest.length > 0 || (command !== undefined && !["password", "doctor"].includes(command)))
    throw new ContractError(
      "config.invalid",
      `no command ${positionals.join(" ")}; there are: account, audit, doctor, password`,
    );
  if (command === "password") {
    const { makePassword } = await import("./staff-commands.ts");
    console.log(await makePassword());
    return;
  }
  if (command === "doctor") return runDoctor(values.json);
  return runProduct({ dataDirectory, simulator: !values["no-simulator"] });
}

interface ProductArguments {
  readonly dataDirectory: string;
  readonly simulator: boolean;
}

async function runProduct({ dataDirectory, simulator }: ProductArguments): Promise<void> {
  mkdirSync(dataDirectory, { recursive: true });
  const reader = startReader();
  const { readConfig } = await import("./config/config.ts");
  const config = readConfig(process.env.CONFIG);
  const readFolder = readAhead(reader, config);
  const [{ pino, destination }, { startStandalone }, { logFile }] = await Promise.all([
    import("pino"),
    import("./standalone.ts"),
    import("./staff-commands.ts"),
  ]);
  const log = pino({ base: null }, destination({ dest: join(dataDirectory, logFile), sync: true }));
  const running = await startStandalone({
    config,
    port: portFrom(process.env.PORT),
    clientPorts,
    dataDirectory,
    pagesDirectory,
    simulator,
    readFolder,
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

/**
 * Begins to read the guides of a hall at once: that takes as long as reading the modules of hall and terminal does, and a second core is there
 * for it.
 */
function readAhead(reader: ContentReader, { terminal, catalogue }: Config): ReadFolder {
  if (terminal.hall) {
    reader.end();
    return readFolderBeside;
  }
  const begun = reader.read(catalogue?.folder ?? demoCatalogueFolder);
  // Whoever asks for it hears it: until then nobody does.
  begun.catch(() => undefined);
  let first: ReturnType<ReadFolder> | undefined = begun;
  return (folder) => {
    const read = first ?? readFolderBeside(folder);
    first = undefined;
    return read;
  };
}

/** Prints what it found; exits with 1 where something is bad. */
async function runDoctor(asJson: boolean): Promise<void> {
  const { examine, formatFindings } = await import("./doctor/doctor.ts");
  const findings = await examine({
    configPath: process.env.CONFIG,
    dataDirectory: process.env.DATA_DIR ?? "data",
    port: portFrom(process.env.PORT),
    pagesDirectory,
    clock: systemClock,
  });
  console.log(asJson ? JSON.stringify(findings) : formatFindings(findings));
  process.exitCode = findings.some(({ verdict }) => verdict === "bad") ? 1 : 0;
}

/** Says whether the audit log is whole; exits with 1 where it is not. */
async function runAudit(what: readonly string[], dataDirectory: string): Promise<void> {
  const { verifyAudit } = await import("./staff-commands.ts");
  const { verdict, words } = await verifyAudit(what, { dataDirectory });
  console.log(words);
  process.exitCode = verdict.fault ? 1 : 0;
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
