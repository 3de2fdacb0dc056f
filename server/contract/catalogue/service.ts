import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { errorCodes } from "../error-numbers.ts";
import { localized } from "../service-offer.ts";
import { printOutcome } from "../terminal.ts";
import { bringListTexts } from "./bring-list.ts";
import type { Broadcast } from "./broadcast.ts";
import type { CatalogueHead } from "./catalogue.ts";
import type { Matter } from "./matter.ts";
import type { MatterPackage } from "./package.ts";
import { matterMode, slug, subject } from "./words.ts";

/** Where a terminal fetches the whole catalogue of its hall: `GET`, with `If-None-Match`; and, behind it, the media. */
export const cataloguePath = "/hall/v1/catalogue";

/** Where a page finds pictures and films of the catalogue, at its own terminal. */
export const mediaPath = "/media/";

/** A matter or a package in a list. */
export const catalogueEntry = z.object({
  id: slug,
  kind: z.enum(["matter", "package"]),
  name: localized,
  plainName: localized,
  organ: localized,
  subject,
  lifeEvents: z.array(slug),
  /** What a terminal does for it; of a package: handles it. */
  modes: z.array(matterMode),
  /** Service of the hall's queue that handles it at a window; null: of a package. */
  service: z.nullable(z.string()),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/**
 * What the terminal has parsed by the whole schema when it fetched it from its hall (`catalogue.ts`), and gives to its own page as it is: the
 * page need not load the schema of every element of a guide.
 */
export const parsedBefore = <Value>() => z.unknown() as unknown as z.ZodMiniType<Value>;

/** What narrows a list. */
const narrowed = {
  subject: z.optional(z.enum(["person", "enterprise"])),
  organ: z.optional(slug),
  lifeEvent: z.optional(slug),
};

/** Entries in one answer: as many as a person looks through. */
export const longestList = 60;

/** 小湖e办 asks back when it is not sure. */
const question = z.object({
  /** What the likeliest ones differ in; `entry`: which of them it is. */
  by: z.enum(["subject", "lifeEvent", "organ", "entry"]),
  /** A value narrows the list by that, or is the id of an entry. */
  choices: z.array(
    z.object({
      value: z.string(),
      /** Null: of a subject, which the page has words for. */ name: z.nullable(localized),
    }),
  ),
  /** Nothing fits well: a person knows better. */
  person: z.boolean(),
});
export type CatalogueQuestion = z.infer<typeof question>;

/** The catalogue at a terminal, from its own copy: it needs no hall. What is read in it can be printed. */
export const catalogueTerminal = {
  path: "/xfs4iot/v1.0/Catalogue",
  commands: {
    "Common.Cancel": cancelCommand,
    /** Everything but the matters. */
    "XiaohuCatalogue.Head": {
      payload: nothing,
      completion: z.object({
        head: parsedBefore<CatalogueHead>(),
        /** 直播预告 */
        broadcasts: parsedBefore<readonly Broadcast[]>(),
        /** How many entries each life event and organ has. */
        counts: z.object({
          lifeEvents: z.record(z.string(), z.number()),
          organs: z.record(z.string(), z.number()),
        }),
      }),
    },
    /** A list, narrowed; in the order of their names' pinyin. */
    "XiaohuCatalogue.Browse": {
      payload: z.strictObject({
        ...narrowed,
        offset: z.optional(z.number().check(z.int(), z.minimum(0))),
      }),
      completion: z.object({ entries: z.array(catalogueEntry), total: z.number() }),
    },
    /** What somebody may mean, the best first. */
    "XiaohuCatalogue.Search": {
      payload: z.strictObject({ ...narrowed, text: z.string().check(z.maxLength(100)) }),
      completion: z.object({
        entries: z.array(catalogueEntry),
        /** Whether the first is what was meant. */
        sure: z.boolean(),
        ask: z.nullable(question),
      }),
    },
    /** Errors: `matter.unknown`. */
    "XiaohuCatalogue.GetMatter": {
      payload: z.strictObject({ id: slug }),
      completion: z.object({ matter: parsedBefore<Matter>() }),
    },
    "XiaohuCatalogue.GetPackage": {
      payload: z.strictObject({ id: slug }),
      completion: z.object({
        package: parsedBefore<MatterPackage>(),
        matters: z.array(parsedBefore<Matter>()),
      }),
    },
    /** Prints what somebody brings for a matter: no hall and no document is asked for. `print` is "unknown" when the printer never said. */
    "XiaohuCatalogue.PrintList": {
      payload: z.strictObject({ texts: bringListTexts }),
      completion: z.object({ print: printOutcome, error: z.nullable(z.enum(errorCodes)) }),
    },
  },
  events: {},
  unsolicited: {
    /** There is another catalogue now. */
    "XiaohuCatalogue.ChangedEvent": z.object({ version: z.string() }),
  },
} as const satisfies ServiceDefinition;
