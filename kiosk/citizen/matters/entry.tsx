import type { CatalogueEntry } from "../../../server/contract/catalogue/service.ts";
import type { MatterMode } from "../../../server/contract/catalogue/words.ts";
import { Chip } from "../../ui/text-block.tsx";
import { useFind } from "./use-find.ts";

export const modeWords = {
  print: "modePrint",
  handle: "modeHandle",
  guide: "modeGuide",
  appointment: "modeAppointment",
} as const satisfies Record<MatterMode, string>;

/** A matter in a list: its everyday name, its formal one, and what can be done for it here. */
export function Entry({ entry }: { readonly entry: CatalogueEntry }) {
  const { t, language, send } = useFind();
  const { id, kind, name, plainName, modes } = entry;
  const here = modes.includes("print") || modes.includes("handle");
  const mode = (["print", "handle", "appointment", "guide"] as const).find((each) => modes.includes(each));
  return (
    <button type="button" class="matter" onClick={() => send({ type: "choose", id, kind })}>
      <span class="matter__words">
        <strong>{plainName[language]}</strong>
        <span class="matter__detail">{name[language]}</span>
        <span class="matter__chips">
          {kind === "package" && <Chip tone="warning">{t("packageMark")}</Chip>}
          {mode && (
            <Chip tone={here ? "good" : "quiet"} {...(here ? { icon: "check" as const } : {})}>
              {t(modeWords[mode])}
            </Chip>
          )}
        </span>
      </span>
    </button>
  );
}
