import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { Clock } from "../../device-drivers/clock.ts";
import { protocolVersion } from "../contract/envelope.ts";
import { errorNumbers } from "../contract/error-numbers.ts";
import { ContractError, type ErrorCode, errorCodeOf } from "../contract/errors.ts";
import type { CommandMessage } from "../contract/xfs4iot/command-message.ts";
import { speaksMajor } from "../contract/xfs4iot/standard.ts";
import { cancelled, carriesOurCode, checkVersions, notHere, versionNotHere } from "./common-commands.ts";
import { CompletionError, type FailureCode } from "./completion-error.ts";
import { isRefused, placesOf, type Refused, readCommand } from "./incoming.ts";
import type { Log } from "./log.ts";
import { PendingCommand } from "./pending-command.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Service, ServiceSession } from "./service.ts";
import { type GivenCommand, mayHear, type StaffVisit } from "./staff-gate.ts";

/** Commands of one connection that may wait behind the running one (XFS4IoT: refuse with tooManyRequests). */
export const maximumPendingCommands = 32;

/** Bytes that may wait for a client that does not read. Beyond, it is cut off: whoever comes back asks anew. */
export const maximumBacklog = 4 * 1024 * 1024;

/** The longest time that a timer of the runtime holds; a longer `timeout` of a command, 24 days, ends with it. */
const longestTimeout = 2 ** 31 - 1;

/**
 * Speaks the envelope on one connection: acknowledges, refuses, queues, cancels, times out, completes. Commands of
 * one connection run one at a time in their order; `Common.*`, and what the service says, run at once.
 *
 * @param stream the connection's own, which `socket` writes to
 * @param visit of whoever of staff is there; undefined: the service is not staff's, and everybody with its page's token may all
 */
export function serveConnection(
  socket: WebSocket,
  stream: Duplex,
  service: Service,
  visit: StaffVisit | undefined,
  clock: Clock,
  log: Log,
): void {
  const running = new Map<number, PendingCommand>();
  const rate = new RateLimit(clock);
  let lastRequestId = 0;
  let queue: Promise<void> = Promise.resolve();

  const send = (header: Record<string, unknown>, payload: unknown) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > maximumBacklog) {
      log.warn({ path: service.definition.path, bytes: socket.bufferedAmount }, "client does not read");
      socket.terminate();
      return;
    }
    socket.send(
      JSON.stringify({ header: { version: protocolVersion, ...header }, payload: payload ?? null }),
    );
  };
  const session: ServiceSession<Service["definition"]> = service.open({
    get staff() {
      return visit?.member() ?? null;
    },
    onStaffEnd: (listener) => visit?.onEnd(listener) ?? (() => undefined),
    send(name, payload) {
      if (!visit || mayHear(visit.member(), service)) send({ type: "unsolicited", name }, payload);
    },
    // "Service restart", RFC 6455 and the IANA registry beside it.
    close: () => socket.close(1012),
  });

  const refuse = ({ status, code, detail, name, requestId }: Refused) => {
    log.warn({ path: service.definition.path, code, detail }, "message refused");
    send(
      {
        type: "acknowledge",
        ...(name ? { name } : {}),
        ...(requestId ? { requestId } : {}),
        status,
        errorDescription: describe(code, detail),
      },
      { errorCode: code },
    );
  };
  const complete = (
    { name, requestId, version }: CommandMessage["header"],
    code: "success" | FailureCode,
    payload: unknown,
    description?: string,
  ) =>
    send(
      {
        type: "completion",
        name,
        requestId,
        version,
        completionCode: code,
        ...(description ? { errorDescription: description } : {}),
      },
      payload,
    );
  const fail = (header: CommandMessage["header"], cause: unknown) => {
    if (cause instanceof CompletionError) {
      complete(header, cause.completionCode, cause.payload, cause.message);
      return;
    }
    const error =
      cause instanceof ContractError
        ? cause
        : new ContractError("message.internal", "see the log", { cause });
    if (error.code === "message.internal") {
      const { cause: origin } = error;
      log.error(
        { command: header.name, cause: origin instanceof Error ? origin.stack : String(origin) },
        "command failed",
      );
    }
    const isOurs = carriesOurCode(header.name);
    complete(
      header,
      completionCodeOf(error),
      isOurs ? { errorCode: error.code } : null,
      isOurs ? describe(error.code, error.message) : error.message,
    );
  };

  /** Completes in this turn what can be; else resolves when it has completed. */
  const run = ({ header, payload }: CommandMessage, pending: PendingCommand): Promise<void> | undefined => {
    const { name, requestId } = header;
    let given: GivenCommand = { name, payload: {}, site: service.site };
    /** What staff did, or tried, is written down before anything is answered. */
    const answered = (outcome: "done" | ErrorCode, answer: () => void): Promise<void> | undefined => {
      const written = visit?.ended(given, outcome);
      const go = () => {
        running.delete(requestId);
        answer();
      };
      if (written) return written.then(go);
      go();
      return undefined;
    };
    const failed = (cause: unknown) => {
      running.delete(requestId);
      fail(header, cause);
    };
    const end = (result: unknown) => answered("done", () => complete(header, "success", result));
    const endBadly = (cause: unknown) => {
      const outcome = errorCodeOf(cause);
      try {
        return answered(outcome, () => failed(cause))?.catch(failed);
      } catch (unwritten) {
        failed(unwritten);
        return undefined;
      }
    };
    try {
      pending.throwIfAborted();
      const definition = service.definition.commands[name];
      const handler = session.commands[name as keyof typeof session.commands];
      if (!definition || !handler) throw notHere(name);
      const parsed = definition.payload.safeParse(payload ?? {});
      if (parsed.success) given = { ...given, payload: parsed.data };
      visit?.admit(given);
      if (!parsed.success) {
        throw new ContractError(
          "message.invalidPayload",
          `${name}: check ${placesOf(parsed.error, "payload")}`,
        );
      }
      const result: unknown = handler(parsed.data as never, {
        get signal() {
          return pending.signal;
        },
        event: (eventName, eventPayload) => send({ type: "event", name: eventName, requestId }, eventPayload),
      });
      if (result instanceof Promise) return result.then(end).catch(endBadly);
      return end(result)?.catch(endBadly);
    } catch (cause) {
      return endBadly(cause);
    }
  };

  /** The commands that every service has by being one: they need nothing of the device. */
  const answerItself = ({ header, payload }: CommandMessage): boolean => {
    const own = Object.hasOwn(service.definition.commands, header.name);
    if (!own || (header.name !== "Common.Cancel" && header.name !== "Common.SetVersions")) return false;
    try {
      if (header.name === "Common.SetVersions") checkVersions(service.definition, payload);
      else for (const id of cancelled(payload, running)) running.get(id)?.abort(new CommandCancelled());
      complete(header, "success", null);
    } catch (cause) {
      fail(header, cause);
    }
    return true;
  };

  const receive = (data: RawData, isBinary: boolean) => {
    const message = readCommand(data, isBinary);
    if (isRefused(message)) {
      refuse(message);
      return;
    }
    const { header } = message;
    const { name, requestId } = header;
    if (requestId <= lastRequestId) {
      refuse({
        status: "invalidRequestID",
        code: "message.malformed",
        detail: "requestId must rise",
        name,
        requestId,
      });
      return;
    }
    lastRequestId = requestId;
    const waits = !name.startsWith("Common.") && !service.atOnce?.includes(name);
    if (!rate.take() || (waits && running.size >= maximumPendingCommands)) {
      refuse({
        status: "tooManyRequests",
        code: "message.tooManyRequests",
        detail: "slow down",
        name,
        requestId,
      });
      return;
    }
    send({ type: "acknowledge", name, requestId, version: header.version }, null);
    if (!speaksMajor(name, Number.parseInt(header.version, 10))) {
      fail(header, versionNotHere(name, header.version));
      return;
    }
    if (answerItself(message)) return;
    const pending = new PendingCommand();
    running.set(requestId, pending);
    const timer = header.timeout
      ? clock.setTimeout(
          () => pending.abort(new CommandTimedOut(header.timeout ?? 0)),
          Math.min(header.timeout, longestTimeout),
        )
      : undefined;
    let begun = false;
    const work = async () => {
      if (begun) return;
      begun = true;
      await run(message, pending);
      clock.clearTimeout(timer);
    };
    // Cancelled or out of time before its turn: it completes now, not when whatever is before it ends.
    pending.onAbort = () => void work();
    if (waits) queue = queue.then(work);
    else void work();
  };

  socket.on("message", (data: RawData, isBinary: boolean) => {
    sendTogether(stream);
    receive(data, isBinary);
  });
  socket.on("error", (cause) =>
    log.warn({ path: service.definition.path, cause: String(cause) }, "connection error"),
  );
  socket.on("close", () => {
    for (const pending of running.values())
      pending.abort(new ContractError("message.connectionLost", "the connection closed"));
    session.close();
  });
}

/** `Common.Cancel` named this command. */
export class CommandCancelled extends ContractError {
  constructor() {
    super("message.connectionLost", "cancelled");
  }
}

/** The header's timeout ran out. */
export class CommandTimedOut extends ContractError {
  constructor(milliseconds: number) {
    super("reader.noCard", `nothing within ${milliseconds} ms`);
  }
}

/**
 * What is said in this turn goes out in one write: the acknowledgement, and the completion where it is at hand. The page
 * is woken once.
 */
function sendTogether(stream: Duplex): void {
  stream.cork();
  // Next ticks that a promise's reaction asks for run when all reactions have.
  queueMicrotask(() => process.nextTick(() => stream.uncork()));
}

function completionCodeOf(error: ContractError): FailureCode {
  if (error instanceof CommandCancelled) return "canceled";
  if (error instanceof CommandTimedOut) return "timeOut";
  switch (error.code) {
    case "message.unknownCommand":
      return "invalidCommand";
    case "message.invalidPayload":
      return "invalidData";
    case "message.notAuthorised":
      return "authorisationRequired";
    case "message.internal":
      return "internalError";
    case "reader.absent":
    case "reader.silent":
    case "reader.notReady":
    case "printer.absent":
    case "printer.silent":
    case "printer.notReady":
      return "deviceNotReady";
    case "reader.selfTestFailed":
    case "reader.notAuthorised":
    case "printer.hardware":
      return "hardwareError";
    default:
      return "commandErrorCode";
  }
}

function describe(code: ErrorCode, detail: string): string {
  return `${errorNumbers[code]} ${code}: ${detail}`;
}
