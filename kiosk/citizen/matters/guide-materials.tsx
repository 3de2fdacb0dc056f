import type { Material } from "../../../server/contract/catalogue/matter.ts";
import { fromSituation, materialsNeeded } from "../../../server/contract/catalogue/needed.ts";
import { broughtWords, materialFacts, materialMarks } from "../../i18n/material-words.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { FilmDoor, SampleButton } from "../media/media-doors.tsx";
import { filmsBeside } from "../media/shown-media.ts";
import { BlankButton } from "../papers/papers-door.tsx";
import { PrintListButton, useListNotice } from "./print-list.tsx";
import { useFind } from "./use-find.ts";

/** What this person brings: counted, with what need not be brought marked. */
export function GuideMaterials() {
  const { t, view, send } = useFind();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  const materials = materialsNeeded(matter, fromSituation(view.answers), view.today);
  const notice = useListNotice();
  return (
    <FittedPages
      blocks={[
        <div class="guide__count">
          <p class="guide__plain">{broughtWords(materials, t)}</p>
          <PrintListButton />
          {Object.keys(view.answers).length > 0 && (
            <Button icon="retry" onPress={() => send({ type: "askAgain" })}>
              {t("askAgain")}
            </Button>
          )}
        </div>,
        ...(notice ? [notice] : []),
        ...filmsBeside(matter, "materials").map((film) => <FilmDoor film={film} />),
        ...materials.map((material, index) => <MaterialRow material={material} number={index + 1} />),
      ]}
    />
  );
}

const markLooks = {
  materialLicence: { tone: "good", icon: "check" },
  materialCommitment: { tone: "good", icon: "pencil" },
  materialLater: { tone: "quiet" },
  materialOptional: { tone: "quiet" },
} as const;

function MaterialRow({ material, number }: { readonly material: Material; readonly number: number }) {
  const { t, language } = useFind();
  const { name, note, mistakes, sample } = material;
  return (
    <div class="material">
      <span class="material__number" aria-hidden="true">
        {number}
      </span>
      <strong>{name[language]}</strong>
      <span class="material__facts">{materialFacts(material, t, language).join(" · ")}</span>
      <span class="material__chips">
        {materialMarks(material).map((mark) => (
          <Chip key={mark} {...markLooks[mark]}>
            {t(mark)}
          </Chip>
        ))}
      </span>
      {note && <span class="material__note">{note[language]}</span>}
      {mistakes.map((mistake) => (
        <span key={mistake["zh-CN"]} class="material__mistake">
          {t("mistake", { words: mistake[language] })}
        </span>
      ))}
      <SampleButton file={sample} of={name} />
      <BlankButton material={material} />
    </div>
  );
}
