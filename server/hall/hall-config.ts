import type { Localized } from "../contract/hall.ts";

/** What a hall is: its services, windows and clerks. */
export interface HallConfig {
  readonly name: Localized;
  readonly services: readonly ServiceConfig[];
  readonly windows: readonly WindowConfig[];
  readonly clerks: readonly { readonly id: string; readonly name: string }[];
}

export interface ServiceConfig {
  readonly id: string;
  /** One capital letter, its own. */
  readonly prefix: string;
  readonly name: Localized;
  /** In everyday words. */
  readonly plainName: Localized;
  /** Where its windows are. */
  readonly area: Localized;
  /** Whether it gives numbers today. */
  readonly open: boolean;
}

export interface WindowConfig {
  readonly id: string;
  readonly name: Localized;
  /** What it handles. */
  readonly serviceIds: readonly string[];
}
