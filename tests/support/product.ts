import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SimulatorState } from "../../server/contract/simulator.ts";

const main = join(import.meta.dirname, "../../dist/server/main.js");

/** The built product in a process of its own, as `npm start` runs it, on a free port and a data directory of its own. */
export interface Product {
  readonly url: string;
  readonly dataDirectory: string;
  readonly process: ChildProcess;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  /** `POST /simulator/api/actions`; throws with the server's words when refused. */
  act(device: string, action: string, args?: Record<string, unknown>): Promise<SimulatorState>;
  /** Holds something before the code scanner as soon as it looks for a code: `act`'s actions of it. */
  hold(action: string, args?: Record<string, unknown>): Promise<void>;
  state(): Promise<SimulatorState>;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** YAML, which becomes its CONFIG. */
  readonly configuration?: string;
  /** Shared with another product; kept when this one stops. */
  readonly dataDirectory?: string;
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), "xiaohu-")));
  const configuration = join(dataDirectory, "kiosk.yaml");
  if (options.configuration !== undefined) await writeFile(configuration, options.configuration);
  const child = spawn(process.execPath, [main, ...(options.arguments ?? [])], {
    env: {
      ...process.env,
      PORT: "0",
      DATA_DIR: dataDirectory,
      ...(options.configuration === undefined ? {} : { CONFIG: configuration }),
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      output += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (match) resolve(match[0]);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    void ended.then(() => reject(new Error(`the product ended before it listened:\n${output}`)));
  });

  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const act: Product["act"] = async (device, action, args = {}) => {
    const response = await fetch(`${url}/simulator/api/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ device, action, ...args }),
    });
    if (!response.ok) throw new Error(`${device}.${action}: ${await response.text()}`);
    return (await response.json()) as SimulatorState;
  };
  const state = async () => (await (await fetch(`${url}/simulator/api/state`)).json()) as SimulatorState;
  return {
    url,
    dataDirectory,
    process: child,
    output: () => output,
    act,
    async hold(action, args) {
      for (let looks = 0; ; looks++) {
        const scanner = (await state()).devices.find(({ device }) => device === "code-scanner");
        if (scanner?.state.trigger === "initiated") break;
        if (looks === 1000) throw new Error(`nobody looks for a code, so that ${action} was to no end`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await act("code-scanner", action, args);
    },
    state,
    kill,
    async stop() {
      await kill("SIGTERM");
      if (!options.dataDirectory) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
