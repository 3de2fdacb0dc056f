import { fromCallback } from "xstate";
import type { ServiceDefinition } from "../../../server/contract/envelope.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";

export type ConnectionEvent = { type: "connection"; state: ConnectionState };

/** Tells a connection's state, now and at every change. */
export const watchConnection = <Service extends ServiceDefinition>(
  service: Pick<ServiceConnection<Service>, "state" | "onState">,
) =>
  fromCallback<{ type: "none" }, Record<string, never>, ConnectionEvent>(({ sendBack }) => {
    const undo = service.onState((state) => sendBack({ type: "connection", state }));
    sendBack({ type: "connection", state: service.state });
    return undo;
  });
