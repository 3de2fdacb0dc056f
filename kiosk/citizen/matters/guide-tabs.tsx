import type { GuidePart } from "../machines/find-matter.machine.ts";
import { useFind } from "./use-find.ts";

const partWords = {
  summary: "partSummary",
  materials: "partMaterials",
  where: "partWhere",
  formal: "partFormal",
} as const satisfies Record<GuidePart, string>;

/** The parts of a guide, one of which is shown. */
export function GuideTabs({ parts }: { readonly parts: readonly GuidePart[] }) {
  const { t, view, send } = useFind();
  return (
    <div class="guide-parts" role="tablist">
      {parts.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          class="guide-parts__tab"
          aria-selected={each === view.part}
          onClick={() => send({ type: "showPart", part: each })}
        >
          {t(partWords[each])}
        </button>
      ))}
    </div>
  );
}
