import { fromPromise } from "xstate";
import type { AssistanceKind } from "../../server/contract/assistance/words.ts";
import type { BringListTexts } from "../../server/contract/catalogue/bring-list.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import type { MatterPackage } from "../../server/contract/catalogue/package.ts";
import type {
  CatalogueEntry,
  CatalogueQuestion,
  catalogueTerminal,
} from "../../server/contract/catalogue/service.ts";
import type { CompletionPayload } from "../../server/contract/envelope.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import { type AssistanceConnection, assistanceWays } from "./assistance-effects.ts";
import type { PrintResult } from "./session-effects.ts";

export type CatalogueHeadAnswer = CompletionPayload<typeof catalogueTerminal, "XiaohuCatalogue.Head">;

/** What narrows a list. */
export interface Narrowing {
  readonly subject?: "person" | "enterprise";
  readonly organ?: string;
  readonly lifeEvent?: string;
}

export interface Found {
  readonly entries: readonly CatalogueEntry[];
  readonly sure: boolean;
  readonly ask: CatalogueQuestion | null;
}

/** A matter, or several as one. */
export interface Guide {
  readonly kind: "matter" | "package";
  readonly matter: Matter | null;
  readonly package: MatterPackage | null;
  /** Of a package: its matters. */
  readonly parts: readonly Matter[];
}

export interface GuideWanted {
  readonly id: string;
  readonly kind: "matter" | "package";
}

/** @throws ContractError matter.unknown */
export async function openGuide(
  connection: ServiceConnection<typeof catalogueTerminal>,
  { id, kind }: GuideWanted,
  signal: AbortSignal,
): Promise<Guide> {
  if (kind === "package") {
    const opened = await connection.request("XiaohuCatalogue.GetPackage", { id }, { signal });
    return { kind: "package", matter: null, package: opened.package, parts: opened.matters };
  }
  const { matter } = await connection.request("XiaohuCatalogue.GetMatter", { id }, { signal });
  return { kind: "matter", matter, package: null, parts: [] };
}

/** What finding a matter does to the outside, as actors on the connections to the terminal's catalogue and to the hall's help. */
export function createCatalogueEffects(
  connection: ServiceConnection<typeof catalogueTerminal>,
  assistance: AssistanceConnection,
) {
  return {
    readHead: fromPromise<CatalogueHeadAnswer>(({ signal }) =>
      connection.request("XiaohuCatalogue.Head", {}, { signal }),
    ),

    browse: fromPromise<Found, Narrowing>(async ({ input, signal }) => {
      const { entries } = await connection.request(
        "XiaohuCatalogue.Browse",
        { ...input, offset: 0 },
        { signal },
      );
      return { entries, sure: false, ask: null };
    }),

    search: fromPromise<Found, Narrowing & { text: string }>(({ input, signal }) =>
      connection.request("XiaohuCatalogue.Search", input, { signal }),
    ),

    /** Of a package, null: its matters are helped with one by one. */
    assistanceWays: fromPromise<readonly AssistanceKind[], { matterId: string | null }>(
      async ({ input: { matterId }, signal }) =>
        matterId === null ? [] : assistanceWays(assistance, matterId, signal),
    ),

    openGuide: fromPromise<Guide, GuideWanted>(({ input, signal }) => openGuide(connection, input, signal)),

    printList: fromPromise<PrintResult, { texts: BringListTexts }>(({ input }) =>
      // Never cancelled: half a list helps nobody.
      connection.request("XiaohuCatalogue.PrintList", input),
    ),
  };
}

export type CatalogueEffects = ReturnType<typeof createCatalogueEffects>;
