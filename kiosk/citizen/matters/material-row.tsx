import type { Material } from "../../../server/contract/catalogue/matter.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { materialFacts, materialMarks } from "../../i18n/material-words.ts";
import { Chip } from "../../ui/text-block.tsx";
import { SampleButton } from "../media/media-doors.tsx";
import { BlankButton } from "../papers/papers-door.tsx";
import { useFind } from "./use-find.ts";

const markLooks = {
  materialLicence: { tone: "good", icon: "check" },
  materialCommitment: { tone: "good", icon: "pencil" },
  materialLater: { tone: "quiet" },
  materialOptional: { tone: "quiet" },
} as const;

export interface MaterialRowProps {
  readonly material: Material;
  readonly number: number;
  readonly notes: readonly Localized[];
  /** In a package: for which of its matters. What people get wrong then stands in the guides of those. */
  readonly forMatters?: string;
}

/** One thing that is brought. */
export function MaterialRow({ material, number, notes, forMatters }: MaterialRowProps) {
  const { t, language } = useFind();
  const { name, mistakes, sample } = material;
  return (
    <div class="material">
      <span class="material__number" aria-hidden="true">
        {number}
      </span>
      <strong>{name[language]}</strong>
      <span class="material__facts">{materialFacts(material, t, language).join(" · ")}</span>
      {forMatters && <span class="material__facts">{forMatters}</span>}
      <span class="material__chips">
        {materialMarks(material).map((mark) => (
          <Chip key={mark} {...markLooks[mark]}>
            {t(mark)}
          </Chip>
        ))}
      </span>
      {notes.map((note) => (
        <span key={note["zh-CN"]} class="material__note">
          {note[language]}
        </span>
      ))}
      {!forMatters &&
        mistakes.map((mistake) => (
          <span key={mistake["zh-CN"]} class="material__mistake">
            {t("mistake", { words: mistake[language] })}
          </span>
        ))}
      <SampleButton file={sample} of={name} />
      <BlankButton material={material} />
    </div>
  );
}
