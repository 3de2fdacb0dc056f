import {
  type CommandName,
  type CommandPayload,
  type CompletionPayload,
  type EventName,
  type EventPayload,
  protocolVersion,
  type ServerMessage,
  type ServiceDefinition,
  serverMessage,
  type UnsolicitedName,
  type UnsolicitedPayload,
} from "../../server/contract/envelope.ts";
import { ContractError, type ErrorCode, isErrorCode } from "../../server/contract/errors.ts";
import type { PageClock } from "./clock.ts";

/** Waits before a lost connection is tried again, milliseconds; the last one repeats. House rule: a board is blind for at most 3 s more than the server. */
export const reconnectDelays = [100, 300, 1000, 3000] as const;

export type ConnectionState = "connecting" | "open" | "lost";

export interface RequestOptions<S extends ServiceDefinition> {
  /** Milliseconds, sent in the header; the server completes with `timeOut`. */
  timeout?: number;
  /** Aborting sends `Common.Cancel`. */
  signal?: AbortSignal;
  onEvent?: <N extends EventName<S>>(name: N, payload: EventPayload<S, N>) => void;
}

export interface ServiceConnection<S extends ServiceDefinition> {
  readonly state: ConnectionState;
  onState(listener: (state: ConnectionState) => void): () => void;
  on<N extends UnsolicitedName<S>>(
    name: N,
    listener: (payload: UnsolicitedPayload<S, N>) => void,
  ): () => void;
  /**
   * Resolves with the completion's payload; rejects with a `ContractError`. What is asked while the line is opened for the first time is
   * said once it stands: whoever touches a fresh page is not told that it is broken.
   */
  request<N extends CommandName<S>>(
    name: N,
    payload: CommandPayload<S, N>,
    options?: RequestOptions<S>,
  ): Promise<CompletionPayload<S, N>>;
  /** The same connection with more, or fewer, of the service's commands: what a page loads later knows more of it. */
  as<T extends ServiceDefinition>(definition: T): ServiceConnection<T>;
  /** Gives up a line that says nothing any more, and begins another at once. */
  reopen(): void;
  close(): void;
}

interface Pending {
  readonly name: string;
  readonly definition: ServiceDefinition;
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: ContractError) => void;
  readonly onEvent: ((name: string, payload: unknown) => void) | undefined;
}

export interface ConnectOptions {
  readonly token: string;
  /** Asked for before a lost connection is tried again; by default from the page's own address. */
  readonly renewToken?: () => Promise<string>;
  readonly clock: PageClock;
  /** `ws://host:port`; the page's own origin by default. */
  readonly origin?: string;
}

/** The token that the server wrote into this page for its role. */
export function pageToken(page: Document = document): string {
  const token = page.querySelector<HTMLMetaElement>('meta[name="xiaohu-token"]')?.content;
  if (!token) throw new ContractError("message.notAuthorised", "this page was served without a token");
  return token;
}

/** This page's token as the server gives it now: tokens are made anew whenever the server starts. */
export async function renewedToken(): Promise<string> {
  const response = await fetch(location.href, { cache: "no-store" });
  return pageToken(new DOMParser().parseFromString(await response.text(), "text/html"));
}

/**
 * Connects to one service and stays connected. A request that is in flight when the connection is lost rejects
 * with `message.connectionLost`: whether it took effect is unknown, and the same idempotency key finds out.
 */
export function connect<S extends ServiceDefinition>(
  service: S,
  { token: firstToken, renewToken = renewedToken, clock, origin }: ConnectOptions,
): ServiceConnection<S> {
  const url = `${origin ?? location.origin.replace(/^http/, "ws")}${service.path}`;
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const unsolicitedListeners = new Map<string, Set<(payload: never) => void>>();
  let pending = new Map<number, Pending>();
  /** What is said as soon as the line stands. */
  let unsaid: string[] = [];
  let socket: WebSocket | undefined;
  let token = firstToken;
  let state: ConnectionState = "connecting";
  let attempt = 0;
  let retryTimer: unknown;
  let nextRequestId = 1;
  let closed = false;

  const setState = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of [...stateListeners]) listener(next);
  };

  const open = () => {
    nextRequestId = 1;
    socket = new WebSocket(url, ["xiaohu.v1", `token.${token}`]);
    socket.onopen = () => {
      attempt = 0;
      for (const message of unsaid.splice(0)) socket?.send(message);
      setState("open");
    };
    socket.onmessage = (event) => receive(event.data);
    socket.onclose = lose;
  };

  const lose = () => {
    const lost = pending;
    pending = new Map();
    unsaid = [];
    for (const { reject } of lost.values())
      reject(new ContractError("message.connectionLost", "the connection closed before the answer"));
    if (closed) return;
    setState("lost");
    tryLater();
  };

  const tryLater = () => {
    const delay = reconnectDelays[Math.min(attempt, reconnectDelays.length - 1)] ?? 3000;
    attempt += 1;
    retryTimer = clock.setTimeout(() => void tryAgain(), delay);
  };

  const tryAgain = async () => {
    try {
      token = await renewToken();
    } catch (cause) {
      // No server yet, or one that is only starting: that is what "lost" says, and it is tried again.
      console.info(`${service.path}: not back yet`, cause);
      if (!closed) tryLater();
      return;
    }
    if (!closed) open();
  };

  const receive = (data: unknown) => {
    const message = serverMessage.safeParse(parseJson(data));
    if (!message.success) throw new Error(`${service.path}: the server sent what the contract does not know`);
    dispatch(message.data);
  };

  const dispatch = ({ header, payload }: ServerMessage) => {
    if (header.type === "unsolicited") {
      const parsed = service.unsolicited[header.name]?.parse(payload);
      for (const listener of [...(unsolicitedListeners.get(header.name) ?? [])]) listener(parsed as never);
      return;
    }
    const request = header.requestId === undefined ? undefined : pending.get(header.requestId);
    if (!request || header.requestId === undefined) return;
    if (header.type === "event") {
      request.onEvent?.(header.name, request.definition.events[header.name]?.parse(payload));
      return;
    }
    if (header.type === "acknowledge") {
      if (!header.status) return;
      pending.delete(header.requestId);
      request.reject(
        new ContractError(refusalError(header.status), header.errorDescription ?? header.status),
      );
      return;
    }
    pending.delete(header.requestId);
    if (header.completionCode === "success") {
      request.resolve(request.definition.commands[request.name]?.completion.parse(payload));
      return;
    }
    const code = payload?.errorCode;
    request.reject(
      new ContractError(
        isErrorCode(code) ? code : "message.internal",
        header.errorDescription ?? header.completionCode,
      ),
    );
  };

  const send = (name: string, requestId: number, payload: unknown, timeout?: number) => {
    const message = JSON.stringify({
      header: {
        type: "command",
        name,
        requestId,
        version: protocolVersion,
        ...(timeout === undefined ? {} : { timeout }),
      },
      payload,
    });
    if (state === "connecting") unsaid.push(message);
    else socket?.send(message);
  };

  const withCommandsOf = <T extends ServiceDefinition>(definition: T): ServiceConnection<T> => ({
    as: withCommandsOf,
    get state() {
      return state;
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    on(name, listener) {
      const listeners = unsolicitedListeners.get(name) ?? new Set();
      unsolicitedListeners.set(name, listeners);
      listeners.add(listener as (payload: never) => void);
      return () => listeners.delete(listener as (payload: never) => void);
    },
    request(name, payload, options = {}) {
      return new Promise((resolve, reject) => {
        if (state === "lost") {
          reject(new ContractError("message.connectionLost", `${service.path} is not connected`));
          return;
        }
        const requestId = nextRequestId++;
        const onAbort = () => {
          if (pending.has(requestId)) send("Common.Cancel", nextRequestId++, { requestIds: [requestId] });
        };
        const settle =
          <T>(finish: (value: T) => void) =>
          (value: T) => {
            options.signal?.removeEventListener("abort", onAbort);
            finish(value);
          };
        pending.set(requestId, {
          name,
          definition,
          resolve: settle((value) => resolve(value as CompletionPayload<T, typeof name>)),
          reject: settle(reject),
          onEvent: options.onEvent as Pending["onEvent"],
        });
        send(name, requestId, payload, options.timeout);
        if (options.signal?.aborted) onAbort();
        else options.signal?.addEventListener("abort", onAbort, { once: true });
      });
    },
    reopen() {
      if (!socket || state !== "open") return;
      socket.onclose = socket.onmessage = null;
      socket.close();
      lose();
    },
    close() {
      closed = true;
      clock.clearTimeout(retryTimer);
      socket?.close();
    },
  });

  open();
  return withCommandsOf(service);
}

function parseJson(data: unknown): unknown {
  return typeof data === "string" ? JSON.parse(data) : undefined;
}

function refusalError(status: "invalidMessage" | "invalidRequestID" | "tooManyRequests"): ErrorCode {
  return status === "tooManyRequests" ? "message.tooManyRequests" : "message.malformed";
}
