import type { HandedIn, Parcel } from "../../contract/matters.ts";
import type { MatterEvent } from "./events.ts";
import type { Delivery, PlatformResult } from "./state.ts";

type Submitted = Extract<MatterEvent, { type: "submitted" }>;

/** What was looked at and found right, as it goes into the log. */
export interface Wish
  extends Pick<
    Submitted,
    | "matterId"
    | "version"
    | "guide"
    | "record"
    | "committed"
    | "deferral"
    | "commitments"
    | "rules"
    | "validMonths"
    | "delivery"
    | "textBefore"
  > {
  /** Matters of the same submission whose results it needs. */
  readonly after: readonly string[];
  readonly materials: readonly {
    readonly id: string;
    readonly by: HandedIn["by"];
    readonly need: "main" | "secondary" | "optional";
    readonly deferrable: boolean;
  }[];
}

interface OfOne {
  readonly number: string;
}

/** Of the office: who did it, and a sealed record with what was written. */
interface AtDesk extends OfOne {
  readonly by: string;
  readonly note: string | null;
}

/** What can be asked about applications. */
export type MatterCommand =
  | {
      readonly type: "submit";
      /** Of which the first that is free becomes the case's own. */
      readonly codes: readonly string[];
      /** The one code is that under which the case was saved: several may hold it, and it is handed in once. */
      readonly once: boolean;
      readonly ofPackage: Submitted["ofPackage"];
      readonly person: string;
      readonly via: string;
      /** Who handed it in for the applicant at a window, as the office knows them; null: nobody did. */
      readonly clerk: string | null;
      readonly wishes: readonly Wish[];
    }
  | ({
      readonly type: "supplement";
      readonly materials: readonly { readonly id: string; readonly by: HandedIn["by"] }[];
      readonly record: string | null;
      readonly by: string;
    } & OfOne)
  | ({ readonly type: "withdraw"; readonly via: string } & OfOne)
  | ({ readonly type: "appointDelivery"; readonly delivery: Delivery; readonly record: string } & OfOne)
  | ({
      readonly type: "orderParcel";
      readonly deliveryNumber: string;
      readonly quote: string;
      readonly fee: number;
    } & OfOne)
  /** `reason`: as the carrier calls it. */
  | ({ readonly type: "refuseParcel"; readonly deliveryNumber: string; readonly reason: string } & OfOne)
  /** How it stands at the carrier; an older answer than the last changes nothing. */
  | ({
      readonly type: "tellParcel";
      readonly deliveryNumber: string;
      readonly revision: number;
      readonly state: Parcel["state"];
      readonly record: string;
    } & OfOne)
  | ({
      readonly type: "askSupplement";
      readonly materials: readonly string[];
      readonly days: number;
    } & AtDesk)
  | ({ readonly type: "extendDeferral"; readonly days: number } & AtDesk)
  | ({ readonly type: "decide"; readonly outcome: "granted" | "refused" } & AtDesk)
  | ({ readonly type: "check"; readonly commitment: string; readonly holds: boolean } & AtDesk)
  | ({ readonly type: "sentToPlatform"; readonly acceptanceNumber: string } & OfOne)
  /** How it stands at the platform; an older answer than the last changes nothing. `note`: a sealed record with its words. */
  | ({
      readonly type: "platformTold";
      readonly revision: number;
      readonly state: string;
      readonly note: string | null;
      readonly supplement: {
        readonly ask: string;
        readonly materials: readonly string[];
        readonly until: string;
      } | null;
      readonly result: PlatformResult | null;
    } & OfOne)
  /** The file of its result is here. */
  | ({ readonly type: "keepResult"; readonly document: string } & OfOne)
  /** What came as the file of its result is none. */
  | ({ readonly type: "spoilResult"; readonly document: string; readonly reason: string } & OfOne)
  | ({
      readonly type: "seeToResult";
      readonly document: string;
      readonly act: "again" | "given";
      readonly by: string;
    } & OfOne)
  /** Time has passed: what is overdue is returned. */
  | { readonly type: "look" };

export type CommandOf<Type extends MatterCommand["type"]> = Extract<MatterCommand, { readonly type: Type }>;
