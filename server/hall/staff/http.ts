import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { type StaffPage, staffPages } from "../../contract/staff/member.ts";
import {
  type SignInState,
  type StaffRequestName,
  type StaffRequestPayload,
  staffAsk,
  staffAskPath,
  staffCookie,
  staffRequests,
} from "../../contract/staff/session.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import { originOf, type StaffOrigin } from "../../door/staff-gate.ts";
import { parsed } from "../http.ts";
import { demoMember } from "./members.ts";
import type { SignInAnswer, StaffSignIn } from "./sign-in.ts";

/** House rule: a counter of people at one address, each with a few asks a sign-in. Wrong passwords have their own waits. */
const perAddress = { burst: 60, perSecond: 2 };

/** The cookie's path: services and requests of the hall, and no page. */
const cookiePath = "/hall/v1";

type Answers = {
  readonly [N in StaffRequestName]: (
    origin: StaffOrigin,
    payload: StaffRequestPayload<N>,
  ) => SignInAnswer | Promise<SignInAnswer>;
};

/** `POST /hall/v1/staff/ask`. @param signIn null: the hall has no accounts */
export function serveSignIn(door: Door, signIn: StaffSignIn | null, clock: Clock): void {
  const addresses = new AddressLimit(clock, perAddress);
  const answers: Answers | null = signIn && {
    Session: (origin) => signIn.session(origin),
    SignIn: (origin, payload) => signIn.signIn(origin, payload),
    ChangePassword: (origin, payload) => signIn.changePassword(origin, payload),
    EnterCode: (origin, payload) => signIn.enterCode(origin, payload),
    UseRecoveryCode: (origin, payload) => signIn.useRecoveryCode(origin, payload),
    CodesKept: (origin) => signIn.codesKept(origin),
    SignOut: (origin) => signIn.signOut(origin),
  };
  door.app.post(staffAskPath, async (request, reply): Promise<SignInState> => {
    reply.header("cache-control", "no-store");
    const page = door.requireRole(request, ...(Object.keys(staffPages) as StaffPage[]));
    const message = staffAsk.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload } = message.data;
    const wanted = parsed(name, staffRequests[name], payload);
    const origin = originOf(request.raw, page, staffCookie);
    if (!answers) return { stage: "demo", member: demoMember(origin.page) };
    if (!addresses.take(clientKey(request.ip)))
      throw new ContractError("message.tooManyRequests", "wait a little");
    const { state, cookie } = await answers[name](origin, wanted as never);
    if (cookie !== undefined) setCookie(request, reply, cookie);
    return state;
  });
}

/** Of the browser's session: it goes with its last window, if the hall does not end it before. @param value null: none any more */
function setCookie(request: FastifyRequest, reply: FastifyReply, value: string | null): void {
  const isTls = "encrypted" in request.raw.socket && request.raw.socket.encrypted === true;
  const parts = [
    `${staffCookie}=${value ?? ""}`,
    `Path=${cookiePath}`,
    "HttpOnly",
    "SameSite=Strict",
    ...(isTls ? ["Secure"] : []),
    ...(value === null ? ["Max-Age=0"] : []),
  ];
  reply.header("set-cookie", parts.join("; "));
}
