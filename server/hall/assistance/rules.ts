import { createHash } from "node:crypto";
import type { AssistanceKind, AssistanceReason } from "../../contract/assistance/words.ts";
import type { Localized } from "../../contract/hall.ts";
import { defaultNotices } from "./notices.ts";

/** What a hall does for people who cannot come, or cannot do it alone. No national rule was found: a hall sets all of it. */
export interface AssistanceConfig {
  /** 上门办; left out: nobody comes. */
  readonly homeVisit?: HomeVisitConfig;
  /** 帮代办; left out: nobody does it for somebody. */
  readonly handledForYou?: HandledForYouConfig;
  /** Days for which it is known who asked, once it is over. */
  readonly keepDays?: number;
}

/** For which matters: those whose guide names 上门 among its channels, all, or some by their ids. */
export type OfMatters = "channel" | "all" | readonly string[];

interface CommonConfig {
  readonly matters: OfMatters;
  /** Working days until the office answers. Default 1. */
  readonly answeredWithin?: number;
  /** What somebody may give as the reason. Default: every one that fits the kind. */
  readonly reasons?: readonly AssistanceReason[];
  /** What has to be accepted. Default: `defaultNotices`. */
  readonly notice?: readonly Localized[];
}

export interface HomeVisitConfig extends CommonConfig {
  /** Visits in one half day, of all matters together. */
  readonly perHalfDay: number;
  /** Open days behind today on which somebody can come. Default 7. */
  readonly daysAhead?: number;
  /** 街道 or 社区 where guides come, as they stand in an address. Default: everywhere. */
  readonly areas?: readonly string[];
}

export interface HandledForYouConfig extends CommonConfig {
  /** Working days until it is done. Default 5. */
  readonly handledWithin?: number;
}

/** The rules of one kind, whole. */
export interface AssistanceRules {
  readonly kind: AssistanceKind;
  readonly matters: OfMatters;
  readonly answeredWithin: number;
  readonly handledWithin: number;
  readonly reasons: readonly AssistanceReason[];
  /** 0: it needs no half day. */
  readonly perHalfDay: number;
  readonly daysAhead: number;
  readonly areas: readonly string[];
  readonly notice: { readonly version: string; readonly paragraphs: readonly Localized[] };
}

export type RulesByKind = Readonly<Partial<Record<AssistanceKind, AssistanceRules>>>;

/** Days for which it is known who asked, where the hall does not say otherwise: as long as people come back to it. House rule. */
export const usualKeepDays = 180;

export function assistanceRules({ homeVisit, handledForYou }: AssistanceConfig): RulesByKind {
  return {
    ...(homeVisit
      ? {
          homeVisit: {
            ...common("homeVisit", homeVisit, ["old", "disabled", "ill", "caring"]),
            handledWithin: 0,
            perHalfDay: homeVisit.perHalfDay,
            daysAhead: homeVisit.daysAhead ?? 7,
            areas: homeVisit.areas ?? [],
          },
        }
      : {}),
    ...(handledForYou
      ? {
          handledForYou: {
            ...common("handledForYou", handledForYou, ["old", "disabled", "ill", "caring", "unsure"]),
            handledWithin: handledForYou.handledWithin ?? 5,
            perHalfDay: 0,
            daysAhead: 0,
            areas: [],
          },
        }
      : {}),
  };
}

function common(kind: AssistanceKind, config: CommonConfig, fitting: readonly AssistanceReason[]) {
  const paragraphs = config.notice ?? defaultNotices[kind];
  return {
    kind,
    matters: config.matters,
    answeredWithin: config.answeredWithin ?? 1,
    reasons: config.reasons ?? fitting,
    notice: {
      // Another one for any other words.
      version: createHash("sha256").update(JSON.stringify(paragraphs)).digest("hex").slice(0, 12),
      paragraphs,
    },
  };
}

/** Whether the rules are for a matter. @param channels of its guide */
export const isFor = (
  { matters }: AssistanceRules,
  { id, channels }: { readonly id: string; readonly channels: readonly { readonly kind: string }[] },
): boolean =>
  matters === "all" ||
  (matters === "channel" ? channels.some(({ kind }) => kind === "homeVisit") : matters.includes(id));
