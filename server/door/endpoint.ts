import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { Clock } from "../../device-drivers/clock.ts";
import {
  type CommandMessage,
  type CompletionCode,
  commandMessage,
  maximumMessageBytes,
  protocolVersion,
  type Refusal,
} from "../contract/envelope.ts";
import { ContractError, type ErrorCode, errorNumbers } from "../contract/errors.ts";
import type { Log } from "./log.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Service, ServiceSession } from "./service.ts";

/** Commands of one connection that may wait behind the running one (XFS4IoT: refuse with tooManyRequests). */
export const maximumPendingCommands = 32;

/**
 * Speaks the envelope on one connection: acknowledges, refuses, queues, cancels, times out, completes. Commands of
 * one connection run one at a time in their order; `Common.*`, and what the service says, run at once.
 *
 * @param stream the connection's own, which `socket` writes to
 */
export function serveConnection(
  socket: WebSocket,
  stream: Duplex,
  service: Service,
  clock: Clock,
  log: Log,
): void {
  const running = new Map<number, AbortController>();
  const rate = new RateLimit(clock);
  let lastRequestId = 0;
  let queue: Promise<void> = Promise.resolve();

  const send = (header: Record<string, unknown>, payload: unknown) => {
    if (socket.readyState === socket.OPEN)
      socket.send(
        JSON.stringify({ header: { ...header, version: protocolVersion }, payload: payload ?? null }),
      );
  };
  const session: ServiceSession<Service["definition"]> = service.open({
    send: (name, payload) => send({ type: "unsolicited", name }, payload),
  });

  const refuse = (status: Refusal, code: ErrorCode, detail: string, requestId?: number) => {
    const description = describe(code, detail);
    log.warn({ path: service.definition.path, code, detail }, "message refused");
    send(
      { type: "acknowledge", status, errorDescription: description, ...(requestId ? { requestId } : {}) },
      { errorCode: code },
    );
  };
  const complete = (
    name: string,
    requestId: number,
    code: CompletionCode,
    payload: unknown,
    description?: string,
  ) =>
    send(
      {
        type: "completion",
        name,
        requestId,
        completionCode: code,
        ...(description ? { errorDescription: description } : {}),
      },
      payload,
    );

  const run = async ({ header, payload }: CommandMessage, controller: AbortController) => {
    const { name, requestId } = header;
    try {
      controller.signal.throwIfAborted();
      const definition = service.definition.commands[name];
      const handler = session.commands[name as keyof typeof session.commands];
      if (!definition || !handler)
        throw new ContractError("message.unknownCommand", `no command ${name} here`);
      const parsed = definition.payload.safeParse(payload ?? {});
      if (!parsed.success) {
        const places = parsed.error.issues.map((issue) => issue.path.join(".") || "payload").join(", ");
        throw new ContractError("message.invalidPayload", `${name}: check ${places}`);
      }
      const result = await handler(parsed.data as never, {
        signal: controller.signal,
        event: (eventName, eventPayload) => send({ type: "event", name: eventName, requestId }, eventPayload),
      });
      complete(name, requestId, "success", result);
    } catch (cause) {
      const error =
        cause instanceof ContractError
          ? cause
          : new ContractError("message.internal", "see the log", { cause });
      if (error.code === "message.internal") {
        const { cause: origin } = error;
        log.error(
          { command: name, cause: origin instanceof Error ? origin.stack : String(origin) },
          "command failed",
        );
      }
      complete(
        name,
        requestId,
        completionCodeOf(error),
        { errorCode: error.code },
        describe(error.code, error.message),
      );
    } finally {
      running.delete(requestId);
    }
  };

  const cancel = ({ header, payload }: CommandMessage) => {
    const parsed = service.definition.commands["Common.Cancel"]?.payload.safeParse(payload ?? {});
    const ids = parsed?.success ? (parsed.data as { requestIds: number[] }).requestIds : undefined;
    if (!ids) {
      complete(header.name, header.requestId, "invalidData", { errorCode: "message.invalidPayload" });
      return;
    }
    for (const id of ids) running.get(id)?.abort(new CommandCancelled());
    complete(header.name, header.requestId, "success", {});
  };

  const receive = (data: RawData, isBinary: boolean) => {
    const bytes = byteLength(data);
    if (bytes > maximumMessageBytes) {
      refuse("invalidMessage", "message.tooLarge", `${bytes} bytes; at most ${maximumMessageBytes}`);
      return;
    }
    const json = isBinary ? undefined : parseJson(String(data));
    const message = commandMessage.safeParse(json);
    if (!message.success) {
      refuse("invalidMessage", "message.malformed", "not a command of the envelope", readableRequestId(json));
      return;
    }
    const { header } = message.data;
    if (header.requestId <= lastRequestId) {
      refuse("invalidRequestID", "message.malformed", "requestId must rise", header.requestId);
      return;
    }
    lastRequestId = header.requestId;
    if (!rate.take() || running.size >= maximumPendingCommands) {
      refuse("tooManyRequests", "message.tooManyRequests", "slow down", header.requestId);
      return;
    }
    send({ type: "acknowledge", name: header.name, requestId: header.requestId }, null);
    if (header.name === "Common.Cancel" && "Common.Cancel" in service.definition.commands) {
      cancel(message.data);
      return;
    }
    const controller = new AbortController();
    running.set(header.requestId, controller);
    const timer = header.timeout
      ? clock.setTimeout(() => controller.abort(new CommandTimedOut(header.timeout ?? 0)), header.timeout)
      : undefined;
    const work = () => run(message.data, controller).finally(() => clock.clearTimeout(timer));
    if (header.name.startsWith("Common.") || service.atOnce?.includes(header.name)) void work();
    else queue = queue.then(work);
  };

  socket.on("message", (data: RawData, isBinary: boolean) => {
    sendTogether(stream);
    receive(data, isBinary);
  });
  socket.on("error", (cause) =>
    log.warn({ path: service.definition.path, cause: String(cause) }, "connection error"),
  );
  socket.on("close", () => {
    for (const controller of running.values())
      controller.abort(new ContractError("message.connectionLost", "the connection closed"));
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

function completionCodeOf(error: ContractError): CompletionCode {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function readableRequestId(json: unknown): number | undefined {
  const parsed = commandMessage.shape.header.shape.requestId.safeParse(
    (json as { header?: { requestId?: unknown } } | undefined)?.header?.requestId,
  );
  return parsed.success ? parsed.data : undefined;
}

function byteLength(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}
