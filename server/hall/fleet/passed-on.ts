import { WebSocket } from "ws";
import { protocolVersion, serverMessage } from "../../contract/envelope.ts";
import { ContractError, isErrorCode } from "../../contract/errors.ts";
import { floorPeer } from "../../contract/fleet/peer.ts";
import type { Service, ServiceClient, ServiceSession } from "../../door/service.ts";

type AnySession = ServiceSession<Service["definition"]>;
type AnyClient = ServiceClient<Service["definition"]>;

export interface PassedOn {
  /** Of the floor's services. */
  readonly service: string;
  /** Its commands; `Common.*` are the endpoint's own. */
  readonly commands: readonly string[];
  /** Of the process that keeps the floor, with the path of its site's peers. */
  readonly address: string;
  readonly token: string;
  readonly client: AnyClient;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

interface Waiting {
  resolve(payload: Record<string, unknown>): void;
  reject(error: ContractError): void;
}

/**
 * A connection that came to this process and belongs to the one that keeps the floor: every command goes there, what is said there comes back.
 * When the line between the two ends, so does the connection, and who made it makes another.
 */
export function passOn({ service, commands, address, token, client, log }: PassedOn): AnySession {
  const socket = new WebSocket(address.replace(/^http/, "ws"), ["xiaohu.v1", `token.${token}`]);
  const waiting = new Map<number, Waiting>();
  /** Said before the line is open. */
  let unsent: string[] | undefined = [];
  let requestId = 0;
  let isOver = false;

  const ask = (name: keyof typeof floorPeer.commands, payload: object) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      if (isOver) {
        reject(lost());
        return;
      }
      requestId += 1;
      waiting.set(requestId, { resolve, reject });
      const header = { type: "command", name, requestId, version: protocolVersion };
      const frame = JSON.stringify({ header, payload });
      if (unsent) unsent.push(frame);
      else socket.send(frame);
    });
  const receive = (text: string) => {
    const { header, payload } = serverMessage.parse(JSON.parse(text));
    if (header.type === "unsolicited") {
      const told = floorPeer.unsolicited["XiaohuFloorPeer.ToldEvent"].parse(payload);
      client.send(told.name, told.payload as never);
      return;
    }
    if (header.type === "event" || (header.type === "acknowledge" && !header.status)) return;
    const asked = waiting.get(header.requestId ?? 0);
    waiting.delete(header.requestId ?? 0);
    if (header.type === "completion" && header.completionCode === "success") asked?.resolve(payload ?? {});
    else {
      const code = payload?.errorCode;
      asked?.reject(
        new ContractError(
          isErrorCode(code) ? code : "message.internal",
          header.errorDescription ?? "refused",
        ),
      );
    }
  };
  socket.on("open", () => {
    for (const frame of unsent ?? []) socket.send(frame);
    unsent = undefined;
  });
  socket.on("message", (data) => receive(String(data)));
  // What went wrong is followed by "close".
  socket.on("error", (cause) => log("the floor's keeper cannot be heard", { cause: String(cause) }));
  socket.on("close", () => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(lost());
    waiting.clear();
    client.close();
  });
  const dropped = (cause: unknown) => {
    if (!(cause instanceof ContractError)) throw cause;
    log("the floor's keeper did not take it", { code: cause.code });
  };
  ask("XiaohuFloorPeer.Open", { service }).catch((cause: unknown) => {
    dropped(cause);
    // It is kept there no more, or not yet: begun anew, it is where it is by then.
    socket.terminate();
  });
  const undo = client.onStaffEnd(() => void ask("XiaohuFloorPeer.EndStaff", {}).catch(dropped));
  const handlers = commands.map((name) => [
    name,
    async (payload: unknown) =>
      (await ask("XiaohuFloorPeer.Do", { name, payload, staff: client.staff })).answer,
  ]);
  return {
    commands: Object.fromEntries(handlers),
    close() {
      undo();
      socket.close();
    },
  };
}

const lost = () => new ContractError("message.connectionLost", "the floor is kept elsewhere now");
