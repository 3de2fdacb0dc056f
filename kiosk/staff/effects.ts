import { fromCallback, fromPromise } from "xstate";
import { errorNumbers } from "../../server/contract/error-numbers.ts";
import { ContractError, type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import { errorBody } from "../../server/contract/hall.ts";
import {
  type SignInState,
  type StaffRequestName,
  type StaffRequestPayload,
  type StaffRequests,
  signInState,
  staffAskPath,
  staffSession,
} from "../../server/contract/staff/session.ts";
import type { PageClock } from "../connection/clock.ts";
import { connect } from "../connection/service-connection.ts";

/** What is asked of the hall on the way in. */
export type Asked = {
  readonly [N in StaffRequestName]: { readonly name: N; readonly payload: StaffRequestPayload<N> };
}[keyof StaffRequests];

export interface StaffSources {
  /** Written into the page; another one is fetched when the server was started anew. */
  readonly token: string;
  renewToken(): Promise<string>;
  readonly clock: PageClock;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** Everything that signing in does to the outside. */
export function createStaffEffects({ token, renewToken, clock, report }: StaffSources) {
  let current = token;
  return {
    now: clock.now,
    report,

    ask: fromPromise<SignInState, Asked>(async ({ input, signal }) => {
      try {
        return await post(current, input, signal);
      } catch (cause) {
        if (errorCodeOf(cause) !== "message.notAuthorised") throw cause;
        current = await renewToken();
        return post(current, input, signal);
      }
    }),

    /** Tells when whoever is signed in here is no more. */
    watchEnd: fromCallback<{ type: "none" }, { demo: boolean }, { type: "ended" }>(({ sendBack, input }) => {
      // A demo ends for nobody.
      if (input.demo) return undefined;
      const connection = connect(staffSession, { token: current, renewToken, clock });
      const undo = connection.on("XiaohuStaffSession.EndedEvent", () => sendBack({ type: "ended" }));
      return () => {
        undo();
        connection.close();
      };
    }),
  };
}
export type StaffEffects = ReturnType<typeof createStaffEffects>;

async function post(token: string, { name, payload }: Asked, signal: AbortSignal): Promise<SignInState> {
  const answer = await fetchSafely(staffAskPath, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ name, payload }),
    signal,
  });
  const body: unknown = await answer.json();
  if (answer.ok) return signInState.parse(body);
  const { error, detail } = errorBody.parse(body);
  throw new ContractError(error in errorNumbers ? (error as ErrorCode) : "message.internal", detail);
}

/** A network that is not there is an error of the contract's, as over every other way. */
async function fetchSafely(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ContractError("message.connectionLost", "the hall cannot be reached", { cause });
  }
}
