import { readFileSync, writeFileSync } from "node:fs";
import { ContractError } from "../contract/errors.ts";
import { newToken } from "./tokens.ts";

/** In the data directory: the token of outside XFS4IoT clients. */
export const clientTokenFile = "xfs4iot-client-token";

/** In the hall's data directory: the token of terminals on other machines; each has a copy. */
export const stationTokenFile = "station-token";

/** In the hall's data directory: the token by which its processes know each other. */
export const peerTokenFile = "peer-token";

/** As long as a secret of ours, so that nobody sets one that can be guessed. */
const shortest = 32;

/**
 * A secret that is kept in a file that only this user may read. Made at the first start; whoever wants another one writes it
 * there, at least 32 characters, and starts again.
 *
 * @throws ContractError config.invalid
 */
export function secretOf(path: string): string {
  try {
    writeFileSync(path, `${newToken()}\n`, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < shortest || !/^[A-Za-z0-9._~-]+$/.test(secret))
    throw new ContractError("config.invalid", `${path}: at least ${shortest} letters, digits or ._~-`);
  return secret;
}
