import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../device-drivers/clock.ts";
import type { ListPorts } from "../device-drivers/transport/ports.ts";
import type { ReadFolder } from "./catalogue/read-folder.ts";
import type { Config } from "./config/config.ts";
import { readText } from "./config/config-file.ts";
import { ContractError } from "./contract/errors.ts";
import { technician } from "./contract/technician.ts";
import { createDoor, type Door } from "./door/door.ts";
import { officeLeadsTo } from "./door/origin.ts";
import { servePages } from "./door/pages.ts";
import { clientTokenFile, peerTokenFile, secretOf, stationTokenFile } from "./door/secret-file.ts";
import { Tokens } from "./door/tokens.ts";
import { dayOf } from "./hall/calendar/day.ts";
import { openHallSide, personKeyFile } from "./opening/hall-side.ts";
import { createPersonHash } from "./opening/person-hash.ts";
import { openTerminalSide } from "./opening/terminal-side.ts";
import { openServiceRecord } from "./terminal/technician/service-record.ts";
import type { WayToHall } from "./terminal/way-to-hall.ts";

export interface StandaloneOptions {
  readonly config: Config;
  /** 0: any free one. */
  readonly port: number;
  readonly dataDirectory: string;
  /** The built pages. */
  readonly pagesDirectory: string;
  readonly simulator: boolean;
  /** Simulated lines are in memory even where pseudo-terminals can be had. */
  readonly linesInMemory?: boolean;
  /** How the guides to matters are read. */
  readonly readFolder: ReadFolder;
  readonly clock: Clock;
  /** Where outside XFS4IoT clients look for services: the first free one opens. None: only `port`. */
  readonly clientPorts?: readonly number[];
  /** Where devices are looked for that are to be discovered. Default: this machine's ports. */
  readonly listPorts?: ListPorts;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  readonly log: FastifyBaseLogger;
}

export interface Running {
  /** `http://127.0.0.1:8620` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Connections from the office at one time: a technician's browser opens six. */
const officeConnections = 64;

/** Opens the service page to the network, where the configuration says so. @throws ContractError config.* */
async function openOffice(
  door: Door,
  { office, technicians }: Config,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  if (!office) return;
  if (technicians.length === 0)
    throw new ContractError("config.invalid", "office: name the technicians who may sign in");
  const port = await door.listenOverTls({
    what: "office",
    ...office,
    certificate: readText(office.certificate),
    key: readText(office.key),
    leadsTo: officeLeadsTo(technician.path),
    maximumConnections: officeConnections,
  });
  log("the service page is open to the network", { address: office.address, port });
}

/** The way to a hall on another machine. @throws ContractError config.unreadable */
function wayToFarHall(
  { url, token, authority }: NonNullable<Config["terminal"]["hall"]>,
  site: string | null,
): WayToHall {
  const secret = readText(token.file).trim();
  return {
    url,
    token: secret,
    boardToken: secret,
    site,
    ...(authority === undefined ? {} : { authority: readText(authority) }),
  };
}

/**
 * Hall, terminal and, unless it is left out, the simulator, behind one listener; or a terminal alone, whose hall is on another machine.
 *
 * @throws ContractError config.*
 */
export async function startStandalone(options: StandaloneOptions): Promise<Running> {
  const { config, dataDirectory, pagesDirectory, clock, log, newKey } = options;
  const tokens = new Tokens({
    client: secretOf(join(dataDirectory, clientTokenFile)),
    ...(config.terminal.hall ? {} : { peer: secretOf(join(dataDirectory, peerTokenFile)) }),
    ...(config.terminals ? { station: secretOf(join(dataDirectory, stationTokenFile)) } : {}),
  });
  const door = createDoor({
    tokens,
    clock,
    log,
    admitLocalClients: config.xfs4iot?.admitLocalClients ?? false,
  });
  const note = (message: string, data: Readonly<Record<string, unknown>>) => log.info(data, message);
  const record = openServiceRecord(join(dataDirectory, "terminal.sqlite"), note);
  await servePages(door.app, pagesDirectory, tokens, {
    simulator: options.simulator,
    hall: config.terminal.hall === undefined,
    id: config.terminal.id,
    diagonalInches: () => record.settings.read("screenDiagonal")?.value ?? config.screen.diagonalInches,
  });
  const common = { config, door, dataDirectory, clock, newKey, log };
  const farHall = config.terminal.hall && wayToFarHall(config.terminal.hall, config.terminal.site ?? null);
  // The terminal's side is open before the hall has read its guides.
  const [hall, terminal] = await Promise.all([
    farHall
      ? undefined
      : openHallSide({
          ...common,
          pagesDirectory,
          demo: options.simulator,
          readFolder: options.readFolder,
        }),
    openTerminalSide({
      ...common,
      record,
      simulator: options.simulator,
      linesInMemory: options.linesInMemory ?? false,
      ...(options.listPorts ? { listPorts: options.listPorts } : {}),
      dayOf,
      hashPerson: createPersonHash(secretOf(join(dataDirectory, personKeyFile))),
    }),
  ]);
  const url = `http://127.0.0.1:${await door.listen(options.port)}`;
  const clientPort = await door.listenForClients(options.clientPorts ?? []);
  log.info({ port: clientPort ?? null }, "XFS4IoT port");
  await openOffice(door, config, note);
  await hall?.open(url);
  const ownHall = {
    url,
    token: tokens.of("terminal"),
    boardToken: tokens.of("board"),
    site: config.terminal.site ?? null,
  };
  terminal.open(url, farHall ?? ownHall);
  return {
    url,
    async stop() {
      await terminal.stopServing();
      await hall?.stopServing();
      await door.close();
      await terminal.close();
      record.close();
      hall?.close();
    },
  };
}
