import type { IncomingHttpHeaders } from "node:http";
import { ContractError } from "../contract/errors.ts";

/** Names under which a browser on this machine reaches the loopback listener. */
const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Refuses what does not come from our own pages: a foreign Host is DNS rebinding, a foreign Origin is another
 * site's script. A request without an Origin is not a cross-site browser request and still needs a token.
 *
 * @throws ContractError message.foreignHost | message.foreignOrigin
 */
export function checkOrigin(headers: IncomingHttpHeaders, port: number): void {
  const hosts = loopbackNames.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  if (!headers.host || !hosts.includes(headers.host.toLowerCase()))
    throw new ContractError("message.foreignHost", "this server answers only to its own name");
  const origin = headers.origin;
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`))
    throw new ContractError("message.foreignOrigin", "this server answers only its own pages");
}
