import { once } from "node:events";
import { WebSocket } from "ws";

/**
 * An XFS4IoT client as a stranger writes it from the standard: it knows nothing of this project. It checks every
 * message's shape as strictly as the standard allows and collects what is wrong.
 */

export interface Message {
  readonly header: {
    readonly type: "acknowledge" | "event" | "completion" | "unsolicited";
    readonly name: string;
    readonly requestId?: number;
    readonly version: string;
    readonly status?: string;
    readonly completionCode?: string;
    readonly errorDescription?: string;
  };
  readonly payload?: Record<string, unknown> | null;
}

const completionCodes = [
  "success",
  "commandErrorCode",
  "canceled",
  "deviceNotReady",
  "hardwareError",
  "internalError",
  "invalidCommand",
  "invalidRequestID",
  "timeOut",
  "unsupportedCommand",
  "invalidData",
  "userError",
  "unsupportedData",
  "fraudAttempt",
  "sequenceError",
  "authorisationRequired",
  "noCommandNonce",
  "invalidToken",
  "invalidTokenNonce",
  "invalidTokenHMAC",
  "invalidTokenFormat",
  "invalidTokenKeyNoValue",
  "notEnoughSpace",
];
const refusals = ["invalidMessage", "invalidRequestID", "tooManyRequests"];
const headerMembers: Record<Message["header"]["type"], readonly string[]> = {
  acknowledge: ["type", "name", "requestId", "version", "status", "errorDescription"],
  event: ["type", "name", "requestId", "version"],
  completion: ["type", "name", "requestId", "version", "completionCode", "errorDescription"],
  unsolicited: ["type", "name", "version"],
};

/** What is wrong with a message's envelope, or undefined. */
function complaint(text: string): string | undefined {
  const message = JSON.parse(text) as Message;
  if (Object.keys(message).some((key) => key !== "header" && key !== "payload")) return "foreign top member";
  const { header } = message;
  const members = headerMembers[header.type];
  if (!members) return `type ${header.type}`;
  const foreign = Object.keys(header).find((key) => !members.includes(key));
  if (foreign) return `foreign header member ${foreign}`;
  if (!/^[1-9][0-9]*\.(0|[1-9][0-9]*)$/.test(header.version)) return `version ${header.version}`;
  if (header.status !== undefined && !refusals.includes(header.status)) return `status ${header.status}`;
  // A message that cannot be read has no name and no id to repeat.
  if (header.status === "invalidMessage") return undefined;
  if (!/^[A-Za-z][A-Za-z0-9]*\.[A-Za-z][A-Za-z0-9]*$/.test(header.name)) return `name ${header.name}`;
  if (header.type === "completion" && !completionCodes.includes(header.completionCode ?? ""))
    return `completionCode ${header.completionCode}`;
  return undefined;
}

/** Members of a command's header besides or instead of the usual ones. */
type Header = { readonly requestId?: number } & Readonly<Record<string, unknown>>;

export interface Stranger {
  readonly socket: WebSocket;
  readonly messages: readonly Message[];
  readonly complaints: readonly string[];
  /** Sends a command without waiting; returns its requestId. */
  send(name: string, payload?: object | null, header?: Header): number;
  sendText(text: string): void;
  /** Sends a command; resolves with its completion. */
  command(name: string, payload?: object | null, header?: Header): Promise<Message>;
  until(match: (message: Message) => boolean): Promise<Message>;
  completion(requestId: number): Promise<Message>;
  /** Types and names of everything that carries this requestId, in order. */
  story(requestId: number): string[];
}

export async function meet(
  uri: string,
  options: { headers?: Record<string, string>; protocols?: string[] } = {},
): Promise<Stranger> {
  const socket = new WebSocket(uri, options.protocols ?? [], { headers: options.headers ?? {} });
  const messages: Message[] = [];
  const complaints: string[] = [];
  let waiting: (() => void)[] = [];
  let last = 0;
  socket.on("message", (data, isBinary) => {
    if (isBinary) complaints.push("binary frame");
    const wrong = complaint(String(data));
    if (wrong) complaints.push(`${wrong}: ${String(data)}`);
    messages.push(JSON.parse(String(data)) as Message);
    const woken = waiting;
    waiting = [];
    for (const look of woken) look();
  });
  await once(socket, "open");
  const until = async (match: (message: Message) => boolean) => {
    for (;;) {
      const found = messages.find(match);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const completion = (requestId: number) =>
    until(({ header }) => header.type === "completion" && header.requestId === requestId);
  const send = (name: string, payload?: object | null, header: Header = {}) => {
    last = header.requestId ?? last + 1;
    socket.send(
      JSON.stringify({
        header: { type: "command", name, requestId: last, version: "2.0", ...header },
        ...(payload === undefined ? {} : { payload }),
      }),
    );
    return last;
  };
  return {
    socket,
    messages,
    complaints,
    send,
    sendText: (text) => socket.send(text),
    command: (name, payload, header) => completion(send(name, payload, header)),
    until,
    completion,
    story: (requestId) =>
      messages
        .filter(({ header }) => header.requestId === requestId)
        .map(({ header }) => `${header.type} ${header.name}`),
  };
}

/** One member of a message's payload, in the shape that its reader expects. */
export function member<Shape>(message: Message, name: string): Shape {
  return message.payload?.[name] as Shape;
}
