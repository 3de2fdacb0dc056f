import type { Material } from "../../../server/contract/catalogue/matter.ts";
import type { Application, PaperWanted } from "../../../server/contract/matters.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";

/** A paper that can be looked at here, and printed. */
export interface ShownPaper {
  readonly id: string;
  readonly name: Localized;
  /** The matter that it is about, where there are several. */
  readonly about: Localized | null;
  /** The applicant's card is shown for it. */
  readonly personal: boolean;
  readonly source:
    | { readonly kind: "case"; readonly code: string; readonly documentId: string }
    | { readonly kind: "blank"; readonly file: string };
}

/** What a citizen takes home of a case. The office's own copies stay with the office. */
export function papersOfCase(code: string, applications: readonly Application[]): readonly ShownPaper[] {
  const isOne = applications.length === 1;
  return applications.flatMap(({ documents, plainName }) =>
    documents
      .filter(({ kind }) => kind !== "deferralForHall")
      .map(({ id, name, personal }) => ({
        id,
        name,
        about: isOne ? null : plainName,
        personal,
        source: { kind: "case" as const, code, documentId: id },
      })),
  );
}

/** 空白表格: nobody's. */
export const blankForm = (file: string, { name }: Pick<Material, "name">): ShownPaper => ({
  id: file,
  name,
  about: null,
  personal: false,
  source: { kind: "blank", file },
});

/** As the terminal is asked for it. */
export const wantedOf = (
  { source }: ShownPaper,
  identity: Extract<PaperWanted, { identity: unknown }>["identity"],
): PaperWanted =>
  source.kind === "blank"
    ? { blank: source.file }
    : { code: source.code, documentId: source.documentId, identity };
