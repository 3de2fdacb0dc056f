import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceDefinition } from "../../server/contract/envelope.ts";
import { idCardReader } from "../../server/contract/id-card-reader.ts";
import { receiptPrinter } from "../../server/contract/terminal.ts";
import { connectTo, tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

/** The built product without its simulator, on ports whose other ends the bench holds. */
export interface TerminalOnPorts {
  readonly product: Product;
  /** What `/citizen` is served with. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Resolves when every device that was given a port is online. */
export async function startTerminalOnPorts(ports: {
  readonly reader?: string;
  readonly printer?: string;
}): Promise<TerminalOnPorts> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-ports-"));
  const config = join(directory, "kiosk.yaml");
  const portOf = (path: string | undefined) => JSON.stringify(path ?? join(directory, "nothing-here"));
  await writeFile(
    config,
    `devices:\n  idCardReader: { port: ${portOf(ports.reader)} }\n  receiptPrinter: { port: ${portOf(ports.printer)} }\n`,
  );
  const product = await startProduct({
    arguments: ["--no-simulator"],
    environment: { CONFIG: config },
    dataDirectory: directory,
  });
  const token = await tokenOf(product.url, "/citizen");
  if (ports.reader) await online(product.url, idCardReader, token);
  if (ports.printer) await online(product.url, receiptPrinter, token);
  return {
    product,
    token,
    async stop() {
      await product.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function online(url: string, service: ServiceDefinition, token: string): Promise<void> {
  const client = await connectTo(url, service, token);
  await client.command("Common.Status");
  await client.until(
    ({ payload }) => (payload?.common as { device?: string } | undefined)?.device === "online",
  );
  client.close();
}
