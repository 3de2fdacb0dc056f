import { fromPromise } from "xstate";
import { mediaPath } from "../../server/contract/catalogue/service.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type { matterTerminal, PaperPrinter } from "../../server/contract/matters.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { MatterEffects } from "./matter-effects.ts";
import { type ShownPaper, wantedOf } from "./papers/shown-papers.ts";
import type { PrintResult } from "./session-effects.ts";

/** A paper as it lies on the screen. */
export interface OpenedPaper {
  readonly bytes: Uint8Array;
  /** By which anybody asks whether it is genuine. */
  readonly verification: string | null;
}

export interface PaperAsked {
  readonly paper: ShownPaper;
  readonly identity: IdentityDocument | null;
}

/** What looking at papers and printing them does to the outside, as actors on the connection to the terminal's service. */
export function createPapersEffects(
  matters: ServiceConnection<typeof matterTerminal>,
  { newKey, document }: Pick<MatterEffects, "newKey" | "document">,
) {
  return {
    newKey,
    document,

    /** Into the page's memory, and nowhere else. */
    open: fromPromise<OpenedPaper, PaperAsked>(async ({ input: { paper, identity }, signal }) => {
      const { source } = paper;
      if (source.kind === "blank") return { bytes: await fetchForm(source.file, signal), verification: null };
      const { code, documentId } = source;
      const ask = (part: number) =>
        matters.request("XiaohuMatters.Document", { code, documentId, identity, part }, { signal });
      const { parts, data, size, verification } = await ask(0);
      const pieces = [bytesOf(data)];
      for (let part = 1; part < parts; part++) pieces.push(bytesOf((await ask(part)).data));
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        if (at + piece.length > size)
          throw new ContractError("matter.file", "a paper is longer than it was said");
        bytes.set(piece, at);
        at += piece.length;
      }
      if (at !== size) throw new ContractError("matter.file", "a paper is shorter than it was said");
      return { bytes, verification };
    }),

    printer: fromPromise<PaperPrinter>(({ signal }) =>
      matters.request("XiaohuMatters.PaperPrinter", {}, { signal }),
    ),

    /** Never cancelled: half a paper helps nobody, and the terminal gives a printer up by itself. */
    print: fromPromise<PrintResult, PaperAsked & { idempotencyKey: string }>(
      ({ input: { paper, identity, idempotencyKey } }) =>
        matters.request("XiaohuMatters.PrintDocument", { of: wantedOf(paper, identity), idempotencyKey }),
    ),
  };
}

export type PapersEffects = ReturnType<typeof createPapersEffects>;

async function fetchForm(file: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(`${mediaPath}${file}`, { signal });
  if (!answer.ok) throw new ContractError("message.notFound", `the form answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
