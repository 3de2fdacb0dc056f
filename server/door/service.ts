import type {
  CommandName,
  CommandPayload,
  CompletionPayload,
  EventName,
  EventPayload,
  ServiceDefinition,
  UnsolicitedName,
  UnsolicitedPayload,
} from "../contract/envelope.ts";
import type { StaffMember } from "../contract/staff/member.ts";

/** What a command's handler knows of the command besides its payload. */
export interface CommandContext<S extends ServiceDefinition> {
  /**
   * Aborts with a `ContractError` when the command is cancelled, runs into the header's timeout, or its
   * connection closes.
   */
  readonly signal: AbortSignal;
  /** Sends an event that belongs to this command. */
  event<N extends EventName<S>>(name: N, payload: EventPayload<S, N>): void;
}

/** One page's (or program's) connection to a service, as the service sees it. */
export interface ServiceClient<S extends ServiceDefinition> {
  /**
   * Who is signed in there now, as the hall's accounts have it; null where the service is nobody's of staff. In a command's handler there is
   * always somebody who may give the command: the door has asked.
   */
  readonly staff: StaffMember | null;
  /** The listener hears once when whoever was signed in there is no more. Returns the end of listening. */
  onStaffEnd(listener: () => void): () => void;
  send<N extends UnsolicitedName<S>>(name: N, payload: UnsolicitedPayload<S, N>): void;
  /** Ends the connection: whoever made it makes another. */
  close(): void;
}

type Handled<S extends ServiceDefinition> = Exclude<CommandName<S>, "Common.Cancel" | "Common.SetVersions">;

/** The handlers of one connection. `Common.Cancel` and `Common.SetVersions` are the endpoint's own business. */
export interface ServiceSession<S extends ServiceDefinition> {
  readonly commands: {
    readonly [N in Handled<S>]: (
      payload: CommandPayload<S, N>,
      context: CommandContext<S>,
    ) => CompletionPayload<S, N> | Promise<CompletionPayload<S, N>>;
  };
  /** The connection is gone. */
  close(): void;
}

/** A service: its contract, and a fresh session for every connection. */
export interface Service<S extends ServiceDefinition = ServiceDefinition> {
  readonly definition: S;
  /** Pages whose token opens this service. */
  readonly roles: readonly Role[];
  /** Of the district, whose it is: only staff of that site may give its commands. None: of all of them. */
  readonly site?: string;
  /** Commands that touch no device and so wait for none: like `Common.*`, they run at once. */
  readonly atOnce?: readonly CommandName<S>[];
  open(client: ServiceClient<S>): ServiceSession<S>;
}

/**
 * A page is served a token of its role; a service lists the roles it answers. `client` is no page: it is an outside
 * XFS4IoT client on this machine, and its token stands in a file; nor is `station`, a terminal on another machine, or `peer`, another process of the
 * same hall.
 */
export const roles = [
  "index",
  "terminal",
  "window",
  "board",
  "simulator",
  "technician",
  "manager",
  "guide",
  "appointments",
  "client",
  "station",
  "peer",
] as const;
export type Role = (typeof roles)[number];

/** Keeps the service's types inside while services of different contracts stand in one list. */
export function defineService<S extends ServiceDefinition>(service: Service<S>): Service {
  return service as unknown as Service;
}
