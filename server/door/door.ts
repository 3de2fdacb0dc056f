import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../device-drivers/clock.ts";
import { errorNumbers } from "../contract/error-numbers.ts";
import { ContractError, type ErrorCode, errorCodeOf } from "../contract/errors.ts";
import type { StaffMember } from "../contract/staff/member.ts";
import type { StaffCommand } from "../contract/staff/permissions.ts";
import { staffCookie } from "../contract/staff/session.ts";
import { serveConnection } from "./endpoint.ts";
import { loggablePath } from "./loggable-path.ts";
import {
  checkEntrance,
  type Entrance,
  loopbackEntrance,
  type NetworkEntrance,
  networkEntrance,
} from "./origin.ts";
import type { Role, Service } from "./service.ts";
import { isOfStaff, originOf, pagesFor, type StaffGate, type StaffVisit } from "./staff-gate.ts";
import type { Tokens } from "./tokens.ts";

/**
 * A frame beyond this closes the connection with 1009 before it is buffered. Frames between the contract's limit
 * and this one are refused with a typed acknowledgement, and the connection lives on.
 */
const hardFrameLimit = 256 * 1024;

/** A request body beyond this is refused with `message.tooLarge`. */
const bodyLimit = 64 * 1024;

const subprotocol = "xiaohu.v1";

/** A subprotocol that begins so carries a token. */
const tokenPrefix = "token.";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The one HTTP listener: checks who asks, serves pages, and opens WebSocket services to the roles they answer. */
export interface Door {
  readonly app: FastifyInstance;
  /** Whoever asks for what is staff's passes here from then on: before the first of staff's services is added. */
  guardStaff(gate: StaffGate): void;
  /**
   * A service for a page of staff has every command in `contract/staff/permissions.ts`.
   * @throws Error: there is one of this path already, or a command is not in the table
   */
  addService(service: Service): void;
  services(): readonly Service[];
  /** The role of a request's bearer token. @throws ContractError message.notAuthorised */
  requireRole(request: { headers: IncomingMessage["headers"] }, ...roles: Role[]): Role;
  /**
   * Does for a request of staff's what a service's command goes through: the page's token, who is signed in, whether they may, and what became
   * of it written down.
   * @param command of `contract/staff/permissions.ts` @param site whose it is; undefined: of all @throws ContractError as `StaffVisit.admit`
   */
  forStaff<Result>(
    request: FastifyRequest,
    command: StaffCommand,
    site: string | undefined,
    perform: (member: StaffMember | null) => Result,
  ): Promise<Result>;
  /** Starts listening on loopback; resolves with the port. @throws ContractError config.portInUse */
  listen(port: number): Promise<number>;
  /**
   * Opens the WebSocket services, and nothing else, on the first of `ports` that is free, where strangers look for
   * them. Resolves with the port, or undefined when none is free.
   */
  listenForClients(ports: readonly number[]): Promise<number | undefined>;
  /**
   * Opens what `leadsTo` names, and nothing else, to the network, over TLS. Resolves with the port.
   * @throws ContractError config.portInUse | config.invalid where the certificate or its key is none
   */
  listenOverTls(entrance: TlsEntrance): Promise<number>;
  /** By which entrance a request came in, as `Entrance` names it. */
  cameBy(request: FastifyRequest): string;
  /** What `GET /healthz` says to this machine beside that the server runs. */
  reportHealth(report: () => readonly HealthCheck[]): void;
  close(): Promise<void>;
}

/** One thing that a technician watches, in the doctor's words. */
export interface HealthCheck {
  readonly check: string;
  readonly verdict: "good" | "doubtful" | "bad";
}

export interface TlsEntrance extends NetworkEntrance {
  /** Of this machine's, the one to listen on. */
  readonly address: string;
  readonly port: number;
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
  /** Connections at one time. */
  readonly maximumConnections: number;
  /** Whether anything is said to who comes from this address. Default: to everybody. */
  readonly admits?: (address: string) => boolean;
}

export interface DoorOptions {
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /**
   * Whether a program on this machine that offers no token at all is an XFS4IoT client. A page never is: a browser
   * always sends an Origin.
   */
  readonly admitLocalClients?: boolean;
  /** WebSocket connections at one time. Default `usualConnections`. */
  readonly maximumConnections?: number;
}

/** Twice the 2,000 clients that one server is measured with. */
const usualConnections = 4096;

/** In the place of Fastify's compilers of JSON Schema. */
const noSchema = () => () => {
  throw new Error("a route has a JSON Schema, which nothing here reads");
};

export function createDoor(options: DoorOptions): Door {
  const { tokens, clock, log, admitLocalClients = false, maximumConnections = usualConnections } = options;
  const app = Fastify({
    loggerInstance: log,
    // A request a log line would be a flood, and a place where personal data could end.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    forceCloseConnections: true,
    // Our own schemas look at what comes in; the library's compilers of others took a twentieth of the start.
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
  });
  const services = new Map<string, Service>();
  const ofStaff = new Set<Service>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: hardFrameLimit,
    perMessageDeflate: false,
    handleProtocols: answeredProtocol,
  });
  let port = 0;
  let own = loopbackEntrance(port);
  let clientServer: Server | undefined;
  let gate: StaffGate | undefined;
  const tlsServers: TlsServer[] = [];
  /** By which way a request came in, where that is not the terminal's own. */
  const entrances = new WeakMap<IncomingMessage, Entrance>();

  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      // The terminal's camera is its pages' own; nothing else of the browser's is theirs.
      "permissions-policy": "camera=(self), microphone=(), geolocation=(), display-capture=()",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    const entrance = entrances.get(request.raw) ?? own;
    if (entrance.scheme === "https") reply.header("strict-transport-security", "max-age=31536000");
    checkEntrance(entrance, request.headers, () => pathOf(request.raw));
  });
  app.setErrorHandler((cause, request, reply) => {
    const error = toContractError(cause, request.routeOptions.bodyLimit);
    if (error.code === "message.internal")
      log.error(
        { url: loggablePath(request.url), cause: cause instanceof Error ? cause.stack : String(cause) },
        "request failed",
      );
    return reply.code(httpStatus(error.code)).send(errorBodyOf(error));
  });
  app.setNotFoundHandler((request) => {
    throw new ContractError("message.notFound", `nothing at ${request.method} ${loggablePath(request.url)}`);
  });
  let health: () => readonly HealthCheck[] = () => [];
  app.get("/healthz", ({ raw }) => {
    // How the hall is doing is this machine's to know.
    if (entrances.has(raw)) return { status: "ok" };
    const checks = health();
    return { status: "ok", warnings: checks.filter(({ verdict }) => verdict !== "good").length, checks };
  });

  const roleOf = (request: IncomingMessage, { scheme }: Entrance): Role | undefined => {
    const offered = offeredToken(request);
    const isLocal = scheme === "http";
    if (offered === undefined && request.headers.origin === undefined && admitLocalClients && isLocal)
      return "client";
    return tokens.roleOf(offered ?? "");
  };
  const accept = (
    request: IncomingMessage,
    entrance: Entrance,
  ): { readonly service: Service; readonly visit: StaffVisit | undefined } => {
    checkEntrance(entrance, request.headers, () => pathOf(request));
    const service = services.get(pathOf(request));
    if (!service) throw new ContractError("message.notFound", "no service at this address");
    const role = roleOf(request, entrance);
    if (!role || !service.roles.includes(role))
      throw new ContractError(
        "message.notAuthorised",
        "no token of this server's run that opens this service: reload the page, or read docs/xfs4iot.md",
      );
    if (sockets.clients.size >= maximumConnections)
      throw new ContractError("message.tooManyRequests", `${maximumConnections} connections are open`);
    return {
      service,
      visit: ofStaff.has(service) ? gate?.visit(originOf(request, role, staffCookie)) : undefined,
    };
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, entrance: Entrance) => {
    socket.on("error", (cause) => log.warn({ cause: String(cause) }, "connection error before the upgrade"));
    try {
      const { service, visit } = accept(request, entrance);
      sockets.handleUpgrade(request, socket, head, (connection: WebSocket) =>
        serveConnection(connection, socket, service, visit, clock, log),
      );
    } catch (cause) {
      const error = toContractError(cause);
      log.warn({ url: loggablePath(request.url ?? ""), code: error.code }, "upgrade refused");
      refuseUpgrade(socket, error);
    }
  };
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    upgrade(request, socket, head, own),
  );

  return {
    app,
    cameBy: ({ raw }) => (entrances.get(raw) ?? own).what,
    reportHealth(report) {
      health = report;
    },
    guardStaff(guard) {
      if (ofStaff.size > 0) throw new Error("a service of staff's stands open already");
      gate = guard;
    },
    addService(service) {
      const { path } = service.definition;
      if (isOfStaff(service)) ofStaff.add(service);
      // The last would answer for all.
      if (services.has(path)) throw new Error(`two services have the path ${path}`);
      services.set(path, service);
    },
    services: () => [...services.values()],
    requireRole(request, ...roles) {
      const role = tokens.roleOf(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
      if (!role || !roles.includes(role))
        throw new ContractError("message.notAuthorised", "a token of another role is needed");
      return role;
    },
    async forStaff(request, name, site, perform) {
      const role = this.requireRole(request, ...pagesFor(name));
      const visit = gate?.visit(originOf(request.raw, role, staffCookie));
      const command = { name, payload: request.query, site };
      try {
        visit?.admit(command);
        const result = await perform(visit?.member() ?? null);
        await visit?.ended(command, "done");
        return result;
      } catch (cause) {
        await visit?.ended(command, errorCodeOf(cause));
        throw cause;
      }
    },
    async listen(wanted) {
      port = wanted;
      try {
        await app.listen({ host: "127.0.0.1", port: wanted });
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
        throw new ContractError("config.portInUse", `port ${wanted} is taken; set PORT to another one`, {
          cause,
        });
      }
      const address = app.server.address();
      port = typeof address === "object" && address ? address.port : wanted;
      own = loopbackEntrance(port);
      return port;
    },
    async listenForClients(ports) {
      for (const candidate of ports) {
        const server = createServer((_request, response) => {
          response.writeHead(426, { connection: "close", upgrade: "websocket" }).end();
        });
        server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
          upgrade(request, socket, head, loopbackEntrance(candidate)),
        );
        if (!(await listening(server, "127.0.0.1", candidate))) continue;
        clientServer = server;
        return candidate;
      }
      return undefined;
    },
    async listenOverTls(opened) {
      const { what, address, port: wanted, maximumConnections: atMost, admits } = opened;
      const server = createOwnTlsServer(opened);
      server.maxConnections = atMost;
      // Before TLS: a stranger is not told whose server this is.
      if (admits)
        server.on("connection", (socket: Socket) => {
          if (!admits(socket.remoteAddress ?? "")) socket.destroy();
        });
      if (!(await listening(server, address, wanted)))
        throw new ContractError(
          "config.portInUse",
          `${what}: port ${wanted} of ${address} is taken or not allowed`,
        );
      tlsServers.push(server);
      const bound = server.address();
      const ownPort = typeof bound === "object" && bound ? bound.port : wanted;
      const entrance = networkEntrance(opened, ownPort);
      server.on("request", (request: IncomingMessage, response: ServerResponse) => {
        entrances.set(request, entrance);
        app.routing(request, response);
      });
      server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
        upgrade(request, socket, head, entrance),
      );
      // Port scans and browsers that do not know the certificate: no news.
      server.on("tlsClientError", (cause) => log.debug({ cause: String(cause) }, "no TLS"));
      return ownPort;
    },
    async close() {
      for (const server of tlsServers) {
        server.close();
        server.closeAllConnections();
      }
      clientServer?.close();
      clientServer?.closeAllConnections();
      for (const connection of sockets.clients) connection.terminate();
      await app.close();
    },
  };
}

function createOwnTlsServer({ what, certificate, key }: TlsEntrance): TlsServer {
  try {
    return createTlsServer({ cert: certificate, key, minVersion: "TLSv1.2" });
  } catch (cause) {
    throw new ContractError("config.invalid", `${what}: certificate and key: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Resolves with whether the port was free. */
function listening(server: Server | TlsServer, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException) => {
      if (["EADDRINUSE", "EACCES", "EADDRNOTAVAIL"].includes(cause.code ?? "")) resolve(false);
      else reject(cause);
    };
    server.once("error", refused);
    server.listen({ host, port }, () => {
      server.off("error", refused);
      resolve(true);
    });
  });
}

/** XFS4IoT writes addresses with and without a slash at the end. */
function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}

function offeredProtocols(request: IncomingMessage): readonly string[] {
  return request.headers["sec-websocket-protocol"]?.split(",").map((part) => part.trim()) ?? [];
}

/** Ours when it is offered, else the first that is no token: a token must not come back in an answer. */
function answeredProtocol(offered: ReadonlySet<string>): string | false {
  if (offered.has(subprotocol)) return subprotocol;
  return [...offered].find((name) => !name.startsWith(tokenPrefix)) ?? false;
}

/**
 * The token of an upgrade: `Authorization: Bearer <token>`, or among the offered subprotocols, `xiaohu.v1,
 * token.<token>`, as a page must send it. Never in the URL, where logs would keep it.
 */
function offeredToken(request: IncomingMessage): string | undefined {
  const bearer = request.headers.authorization?.replace(/^Bearer /i, "");
  return (
    bearer ??
    offeredProtocols(request)
      .find((part) => part.startsWith(tokenPrefix))
      ?.slice(tokenPrefix.length)
  );
}

function refuseUpgrade(socket: Duplex, error: ContractError): void {
  const body = JSON.stringify(errorBodyOf(error));
  socket.end(
    [
      `HTTP/1.1 ${httpStatus(error.code)} Refused`,
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

/** An error as it goes over HTTP. */
export function errorBodyOf(error: ContractError) {
  return { error: error.code, number: errorNumbers[error.code], detail: error.message };
}

/** @param limit what a request's body may have at most, bytes */
function toContractError(cause: unknown, limit = bodyLimit): ContractError {
  if (cause instanceof ContractError) return cause;
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return new ContractError("message.tooLarge", `at most ${limit} bytes`);
  if (
    typeof code === "string" &&
    (code.startsWith("FST_ERR_CTP") || code === "FST_ERR_BAD_URL" || code === "ERR_INVALID_URL")
  )
    return new ContractError("message.malformed", "the request cannot be read", { cause });
  // A part of a file that it does not have.
  if ((cause as { statusCode?: unknown } | undefined)?.statusCode === 416)
    return new ContractError("message.malformed", "the file is not as long", { cause });
  if (cause instanceof SyntaxError) return new ContractError("message.malformed", "not JSON", { cause });
  return new ContractError("message.internal", "see the log", { cause });
}

function httpStatus(code: ErrorCode): number {
  switch (code) {
    case "message.foreignHost":
    case "message.foreignOrigin":
      return 403;
    case "message.notAuthorised":
      return 401;
    case "message.notFound":
    case "simulator.unknownDevice":
    case "simulator.unknownAction":
    case "queue.unknownService":
    case "queue.unknownTicket":
    case "queue.entryExpired":
      return 404;
    case "message.tooLarge":
      return 413;
    case "message.tooManyRequests":
      return 429;
    case "message.malformed":
    case "message.invalidPayload":
    case "message.unknownCommand":
    case "simulator.invalidArguments":
      return 400;
    case "message.internal":
      return 500;
    default:
      return 409;
  }
}
