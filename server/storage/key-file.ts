import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { ContractError } from "../contract/errors.ts";

const bytes = 32;

/**
 * A key of 256 bits, kept in a file that only this user may read, in hexadecimal. Made at the first start. Whoever removes the file gets
 * another key, and what was made under the first one is worthless from then on.
 *
 * @throws ContractError config.invalid when the file holds something else
 */
export function keyFile(path: string): Buffer {
  try {
    writeFileSync(path, `${randomBytes(bytes).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  const text = readFileSync(path, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new ContractError(
      "config.invalid",
      `${path}: 64 hexadecimal digits; without the file a new one is made`,
    );
  return Buffer.from(text, "hex");
}
