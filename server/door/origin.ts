import type { IncomingHttpHeaders } from "node:http";
import { hallBoard } from "../contract/board.ts";
import { padKeysPath } from "../contract/call-pad.ts";
import { cataloguePath } from "../contract/catalogue/service.ts";
import { ContractError } from "../contract/errors.ts";
import { experiencePath } from "../contract/experience/terminal.ts";
import { terminalLine } from "../contract/fleet/line.ts";
import { followPath } from "../contract/follow.ts";
import { hallCommandsPath } from "../contract/hall.ts";
import { journeysPath } from "../contract/journeys.ts";
import { levelsTablePath } from "../contract/levels.ts";
import { statisticsPath } from "../contract/manager.ts";
import { carryOnPath, painPath } from "../contract/matters/code.ts";
import { staffPages } from "../contract/staff/member.ts";
import { staffAskPath } from "../contract/staff/session.ts";
import { entryPath } from "../contract/take-by-phone.ts";

/** A way in: under which names it is reached, and what it leads to. */
export interface Entrance {
  /** As the configuration calls it: `office`; the terminal's own is `loopback`. */
  readonly what: string;
  readonly scheme: "http" | "https";
  /** What may stand in `Host`. */
  readonly hosts: readonly string[];
  /** To every path: then none need be looked at. */
  readonly leadsEverywhere: boolean;
  /** Whether it leads to this path. */
  leadsTo(path: string): boolean;
}

/** Names under which a browser on this machine reaches the loopback listener. */
const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/** The terminal's own: to everything, from this machine only. */
export function loopbackEntrance(port: number): Entrance {
  return {
    what: "loopback",
    scheme: "http",
    hosts: hostsOf(loopbackNames, port, 80),
    leadsEverywhere: true,
    leadsTo: () => true,
  };
}

/** A way in from the network, over TLS. */
export interface NetworkEntrance {
  /** As the configuration calls it, also in errors: `office`. */
  readonly what: string;
  /** Under which names a browser reaches it. */
  readonly names: readonly string[];
  /** What may stand in `Host` beside them: where its address is another one than this machine's. */
  readonly hosts?: readonly string[];
  readonly leadsTo: (path: string) => boolean;
}

export function networkEntrance(
  { what, names, hosts = [], leadsTo }: NetworkEntrance,
  port: number,
): Entrance {
  const own = hostsOf(
    names.map((name) => name.toLowerCase()),
    port,
    443,
  );
  return { what, scheme: "https", hosts: [...own, ...hosts], leadsEverywhere: false, leadsTo };
}

const isAsset = (path: string) => path.startsWith("/assets/") || path === "/healthz";

/** To the service page alone, and to the service and the assets that it needs. */
export const officeLeadsTo =
  (servicePath: string) =>
  (path: string): boolean =>
    path === "/technician" || path === servicePath || isAsset(path);

/** As the configuration calls the entrance of staff. */
export const staffEntrance = "staffEntrance";

/**
 * To the pages of staff, and to what they ask: the services that are theirs alone, signing in, tables, and the page of a saved case, which a window
 * opens within its own.
 *
 * @param services paths of services that pages of staff alone open
 */
export function staffLeadsTo(services: readonly string[]): (path: string) => boolean {
  const paths = new Set([
    ...Object.keys(staffPages).map((page) => `/${page}`),
    ...services,
    staffAskPath,
    levelsTablePath,
    statisticsPath,
    carryOnPath,
    `${carryOnPath}/open`,
    `${carryOnPath}/ask`,
  ]);
  return (path) =>
    paths.has(path) || isAsset(path) || /^\/hall\/v1\/sites\/[^/]+\/statistics\.csv$/.test(path);
}

/** To what a terminal on another machine asks of its hall; no page, and nothing of windows or managers. */
export const terminalsLeadTo = (path: string): boolean =>
  [hallCommandsPath, padKeysPath, journeysPath, experiencePath, "/healthz"].includes(path) ||
  path === cataloguePath ||
  path.startsWith(`${cataloguePath}/media/`) ||
  path === hallBoard.path ||
  path === terminalLine.path ||
  /^\/hall\/v1\/sites\/[^/]+\/(board|terminal-line)$/.test(path);

/** To what a telephone needs, and to nothing else: it is open to everybody. */
export const publicLeadsTo = (path: string): boolean =>
  path.startsWith(followPath) ||
  path.startsWith(entryPath) ||
  [carryOnPath, `${carryOnPath}/open`, `${carryOnPath}/ask`].includes(path) ||
  [painPath, `${painPath}/look`, `${painPath}/settle`].includes(path) ||
  isAsset(path);

function hostsOf(names: readonly string[], port: number, usual: number): string[] {
  return names.flatMap((name) => (port === usual ? [name, `${name}:${usual}`] : [`${name}:${port}`]));
}

/**
 * Refuses what does not come from our own pages, or asks for what its entrance does not lead to: a foreign Host is DNS rebinding,
 * a foreign Origin is another site's script. A request without an Origin is not a cross-site browser request and still needs a
 * token.
 *
 * @param pathOf gives the request's path, without its query; asked only when all else is well
 * @throws ContractError message.foreignHost | message.foreignOrigin | message.notFound
 */
export function checkEntrance(
  { scheme, hosts, leadsEverywhere, leadsTo }: Entrance,
  headers: IncomingHttpHeaders,
  pathOf: () => string,
): void {
  if (!headers.host || !hosts.includes(headers.host.toLowerCase()))
    throw new ContractError("message.foreignHost", "this server answers only to its own name");
  const origin = headers.origin;
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `${scheme}://${host}`))
    throw new ContractError("message.foreignOrigin", "this server answers only its own pages");
  if (!leadsEverywhere && !leadsTo(pathOf())) throw new ContractError("message.notFound", "not from here");
}
