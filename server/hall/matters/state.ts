import type { ApplicationState, HandedIn, Parcel, stepKinds, TermDay } from "../../contract/matters.ts";
import type { MatterEvent } from "./events.ts";

type Submitted = Extract<MatterEvent, { type: "submitted" }>;
export type Delivery = Submitted["delivery"];

/** Applications: built from their log alone, and from nothing else. */
export interface MattersState {
  readonly applications: Map<string, Application>;
  /** By code. */
  readonly cases: Map<string, Case>;
  /** Codes of each person's cases, in order. */
  readonly persons: Map<string, string[]>;
  /** Applications of each day. */
  readonly series: Map<string, number>;
}

export interface Case {
  readonly code: string;
  readonly ofPackage: Submitted["ofPackage"];
  readonly person: string;
  readonly submittedAt: number;
  readonly numbers: readonly string[];
}

export interface PlatformResult {
  /** A sealed record with the number of the licence or certificate. */
  readonly note: string | null;
  /** SHA-256 of the PDF file. */
  readonly document: string | null;
  readonly validTo: string | null;
}

/** By whom it is decided, where the platform decides. */
export const byPlatform = "platform";

/** What the platform gave out, where it was the platform that decided: what was decided here already stays so. */
export const platformResultOf = ({ platform, decision }: Application): PlatformResult | null =>
  decision?.outcome === "granted" && decision.by === byPlatform ? (platform?.result ?? null) : null;

export interface Application {
  readonly number: string;
  readonly code: string;
  readonly matterId: string;
  readonly version: string;
  readonly guide: string;
  readonly person: string;
  /** Sealed records, in order: of the submission, and of what came later. */
  readonly records: readonly string[];
  /** Sealed records with what the office wrote. */
  readonly notes: readonly string[];
  readonly after: readonly string[];
  readonly committed: number;
  readonly deferral: number | null;
  readonly commitments: Submitted["commitments"];
  readonly rules: readonly string[] | null;
  readonly delivery: Delivery;
  /** Working days before the end of the term of what comes later on which a text comes, as it was said; absent: as was usual. */
  readonly textBefore?: number | undefined;
  readonly via: string;
  /** Who handed it in for the applicant at a window. */
  readonly clerk?: string | undefined;
  readonly state: ApplicationState;
  readonly steps: readonly { readonly kind: (typeof stepKinds)[number]; readonly at: number }[];
  /** How each material was handed in, by material; without what is still owed. */
  readonly handedIn: ReadonlyMap<string, HandedIn["by"]>;
  /** To be shown at the window. */
  readonly paper: readonly string[];
  /** 容缺: what is still open; `until` null: not accepted yet. */
  readonly deferred: { readonly materials: readonly string[]; readonly until: TermDay | null };
  /** 容缺 as it was opened, whatever came or was extended since: what the notice says. */
  readonly notified: { readonly materials: readonly string[]; readonly until: TermDay } | null;
  /** 补正: what the office asked for and does not have yet. */
  readonly asked: {
    readonly materials: readonly string[];
    readonly until: TermDay;
    readonly note: string | null;
    /** The platform's name of what it asks for; null: our office asks. */
    readonly ask: string | null;
    /** Working days left for the decision. */
    readonly left: number;
  } | null;
  /** What came later, each time: with the record that it came with, and what it was owed to. */
  readonly arrivals: readonly {
    readonly record: string | null;
    readonly deferred: readonly string[];
    readonly asked: readonly string[];
    readonly ask: string | null;
  }[];
  /** Business day. */
  readonly acceptedOn: string | null;
  /** By when it was to be decided as it was accepted. */
  readonly dueAtFirst: TermDay | null;
  /** By when it is to be decided; null: not accepted, decided, or the clock stands still. */
  readonly due: TermDay | null;
  readonly decision: {
    readonly outcome: "granted" | "refused";
    readonly rules: readonly string[] | null;
    readonly note: string | null;
    readonly by: string;
    readonly at: number;
  } | null;
  readonly issuedOn: string | null;
  readonly validMonths: number | null;
  /** Of the result, once it is out; null: no end. */
  readonly validTo: string | null;
  /** By commitment. */
  readonly checks: ReadonlyMap<string, { readonly due: TermDay; readonly holds: boolean | null }>;
  /** 邮递: the parcel that is ordered, or that the carrier does not take; null: none. */
  readonly parcel: {
    readonly deliveryNumber: string;
    /** The carrier's own name of its price, and the price in fen; null: it named none. */
    readonly quote: { readonly id: string; readonly fee: number } | null;
    /** The last that the carrier said, in a sealed record. */
    readonly told: {
      readonly revision: number;
      readonly state: Parcel["state"];
      readonly record: string;
    } | null;
    /** Why the carrier does not take it. */
    readonly refused: string | null;
  } | null;
  /** How often a parcel was to be ordered: each time under another number. */
  readonly parcels: number;
  readonly platform: {
    readonly acceptanceNumber: string;
    readonly revision: number;
    readonly state: string;
    /** Of what it granted. */
    readonly result: PlatformResult | null;
    /** SHA-256 of the file of its result that is here. */
    readonly kept: string | null;
    /** What it gives out as that file is none. */
    readonly spoilt: {
      /** SHA-256 of what it should be. */
      readonly document: string;
      readonly reason: string;
      /** Milliseconds since the epoch. */
      readonly since: number;
      /** What the office last did about it; null: nothing yet. */
      readonly last: { readonly act: "again" | "given"; readonly by: string; readonly at: number } | null;
    } | null;
  } | null;
}

export const noMatters = (): MattersState => ({
  applications: new Map(),
  cases: new Map(),
  persons: new Map(),
  series: new Map(),
});

/** Whether nothing more is decided about it by itself: neither a term nor what it waits for. */
export const isOver = ({ state }: Pick<Application, "state">): boolean =>
  ["issued", "refused", "returned", "withdrawn", "stopped", "revoked"].includes(state);
