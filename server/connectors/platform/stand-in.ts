import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import {
  type CommonFault,
  commonFaults,
  Refusal,
  type StandInReply,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from "../stand-in-server.ts";
import { digestOf } from "../values.ts";
import { type Application, application, longestFile, supplement, withdrawal } from "./application.ts";
import { type Acceptance, acceptance, type Progress, progress } from "./progress.ts";
import { filesOf, type Outcome, type Pace, StandInApplication } from "./stand-in-application.ts";

/** What the stand-in does wrong beside the common faults, by name. */
export const ownFaults = [
  /** Answers what it has already as a conflict, 409, with the number that it gave at first. */
  "duplicate",
  /** Every other answer to how an application stands is an older one. */
  "reordersProgress",
  /** A document comes with a byte of it changed. */
  "spoilsDocument",
] as const;
type OwnFault = (typeof ownFaults)[number];
export type PlatformFault = CommonFault | OwnFault;
export const platformFaults: readonly PlatformFault[] = [...commonFaults, ...ownFaults];

/** Something that was done, in the order in which it was. */
export interface Done {
  readonly what: "file" | "application" | "supplement" | "withdrawal";
  /** Of a file its digest, else the application's number. */
  readonly of: string;
}

/** An integrated platform that decides by itself: as strict as docs/connectors.md, for tests and the demo. */
export interface PlatformStandIn extends StandInServer<OwnFault> {
  /** In the order of coming. */
  readonly applications: readonly Application[];
  readonly done: readonly Done[];
  /** Undefined for a number that never came. */
  progress(applicationNumber: string): Progress | undefined;
  /**
   * Decides as somebody of the platform would. Undefined for a number that never came.
   *
   * @param document a PDF file that is the result of what is granted
   * @throws Refusal decided | deferredOpen
   */
  decide(applicationNumber: string, outcome: Outcome, document?: Uint8Array): Progress | undefined;
  /** The certificate of what was granted, made later or made anew. Undefined where nothing was granted. */
  issue(applicationNumber: string, document: Uint8Array): Progress | undefined;
}

export interface PlatformStandInOptions {
  /** The one that a client must show. */
  readonly secret: string;
  readonly clock: Clock;
  /** Null: nothing happens that `decide` does not say. */
  readonly pace: Pace | null;
}

const supplementBody = z.strictObject({
  supplement: supplement.shape.supplement,
  materials: supplement.shape.materials,
});
const withdrawalBody = z.strictObject({ at: withdrawal.shape.at });

export async function startPlatformStandIn(options: PlatformStandInOptions): Promise<PlatformStandIn> {
  const { secret, clock, pace } = options;
  const applications = new Map<string, StandInApplication>();
  const acceptances = new Map<string, Acceptance>();
  const files = new Map<string, Uint8Array>();
  const documents = new Map<string, Uint8Array>();
  /** Each with the wish that it was used for. */
  const keys = new Map<string, string>();
  const taken: Application[] = [];
  const done: Done[] = [];
  let asked = 0;

  /** Does what was not done under this key yet. @throws Refusal keyReused: a key is used for one wish */
  const once = (key: string, wish: unknown, which: Done, act: () => void) => {
    const whole = `${which.what} ${which.of} ${JSON.stringify(wish)}`;
    const before = keys.get(key);
    if (before === whole) return;
    if (before !== undefined) throw new Refusal(422, "keyReused");
    act();
    keys.set(key, whole);
    done.push(which);
  };
  const uploaded = (named: readonly string[]) => {
    if (!named.every((digest) => files.has(digest))) throw new Refusal(422, "materialMissing");
  };
  const put = (digest: string, { contentType, body }: StandInRequest): StandInReply => {
    if (contentType === undefined) throw new Refusal(415, "contentType");
    if (digestOf(body) !== digest) throw new Refusal(422, "digestMismatch");
    if (!files.has(digest)) done.push({ what: "file", of: digest });
    files.set(digest, body);
    return { status: 201, json: { digest, size: body.length } };
  };
  const submit = (request: StandInRequest, fault: PlatformFault): StandInReply => {
    const key = request.key();
    const one = request.json(application);
    const { applicationNumber: number } = one;
    const first = acceptances.get(number);
    if (first) {
      if (!isDeepStrictEqual(applications.get(number)?.application, one))
        throw new Refusal(409, "differentContent");
      return { status: fault === "duplicate" ? 409 : 200, json: first };
    }
    once(key, one, { what: "application", of: number }, () => {
      uploaded(filesOf(one.materials));
      const acceptanceNumber = `DEMO-${String(applications.size + 1).padStart(6, "0")}`;
      applications.set(number, new StandInApplication(one, acceptanceNumber, pace, clock.now()));
      taken.push(one);
      const first: Acceptance = { applicationNumber: number, acceptanceNumber, state: "received" };
      acceptances.set(number, acceptance.parse(first));
    });
    return { status: 201, json: acceptances.get(number) };
  };
  const change = (number: string, what: string, request: StandInRequest): StandInReply => {
    const one = applicationOf(number);
    const now = clock.now();
    if (what === "supplements") {
      const body = request.json(supplementBody);
      once(request.key(), body, { what: "supplement", of: number }, () => {
        uploaded(filesOf(body.materials));
        one.supplement(body, now);
      });
    } else
      once(request.key(), request.json(withdrawalBody), { what: "withdrawal", of: number }, () => {
        one.withdraw(now);
      });
    return { status: 200, json: progress.parse(one.progress(now)) };
  };
  const applicationOf = (number: string) => {
    const one = applications.get(number);
    if (!one) throw new Refusal(404, "unknownApplication");
    return one;
  };
  const look = (number: string, fault: PlatformFault): StandInReply => {
    const told = applicationOf(number).told(clock.now());
    asked += 1;
    const older =
      fault === "reordersProgress" && asked % 2 === 0 ? told[Math.max(0, told.length - 2)] : undefined;
    return { status: 200, json: progress.parse(older ?? told[told.length - 1]) };
  };
  const fileIn = (kept: ReadonlyMap<string, Uint8Array>, digest: string) => {
    const bytes = kept.get(digest);
    if (!bytes) throw new Refusal(404, "unknownFile");
    return bytes;
  };

  const asKept = (bytes: Uint8Array, fault: PlatformFault) =>
    fault === "spoilsDocument" ? bytes.with(bytes.length >> 1, ~(bytes[bytes.length >> 1] ?? 0)) : bytes;

  const answer = (request: StandInRequest, fault: PlatformFault): StandInReply => {
    const [, room = "", id, what, ...more] = request.path.split("/");
    if (more.length > 0) throw new Refusal(404, "address");
    switch (
      `${request.method} ${room}${id === undefined ? "" : "/"}${what === undefined ? "" : `/${what}`}`
    ) {
      case "GET materials/":
        return { status: 200, json: { digest: id, size: fileIn(files, id ?? "").length } };
      case "PUT materials/":
        return put(id ?? "", request);
      case "GET documents/":
        return { bytes: asKept(fileIn(documents, id ?? ""), fault), mediaType: "application/pdf" };
      case "POST applications":
        return submit(request, fault);
      case "GET applications/":
        return look(id ?? "", fault);
      case "POST applications//supplements":
      case "POST applications//withdrawal":
        return change(id ?? "", what ?? "", request);
      default:
        throw new Refusal(404, "address");
    }
  };

  const server = await startStandInServer<OwnFault>({
    secret,
    clock,
    base: "/platform",
    longestRequest: longestFile,
    answer,
  });
  return Object.assign(server, {
    applications: taken,
    done,
    progress: (number: string) => applications.get(number)?.progress(clock.now()),
    decide(number: string, outcome: Outcome, document?: Uint8Array) {
      const digest = document && digestOf(document);
      if (document && digest) documents.set(digest, document);
      const decided = outcome.state === "granted" && digest ? { ...outcome, document: digest } : outcome;
      return applications.get(number)?.decide(decided, clock.now());
    },
    issue(number: string, document: Uint8Array) {
      documents.set(digestOf(document), document);
      return applications.get(number)?.attach(digestOf(document), clock.now());
    },
  });
}
