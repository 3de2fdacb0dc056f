import type { Material } from "../../../server/contract/catalogue/matter.ts";
import { fromSituation, materialsNeeded } from "../../../server/contract/catalogue/needed.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { FilmDoor, SampleButton } from "../media/media-doors.tsx";
import { filmsBeside } from "../media/shown-media.ts";
import { BlankButton } from "../papers/papers-door.tsx";
import { useFind } from "./use-find.ts";

const formWords = {
  original: "materialOriginal",
  copy: "materialCopy",
  electronic: "materialElectronic",
} as const;

/** What this person brings: counted, with what need not be brought marked. */
export function GuideMaterials() {
  const { t, view, send } = useFind();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  const materials = materialsNeeded(matter, fromSituation(view.answers), view.today);
  const brought = materials.filter(isBrought);
  return (
    <FittedPages
      blocks={[
        <div class="guide__count">
          <p class="guide__plain">
            {brought.length === 0 ? t("materialsNone") : t("materialsCount", { count: brought.length })}
          </p>
          {Object.keys(view.answers).length > 0 && (
            <Button icon="retry" onPress={() => send({ type: "askAgain" })}>
              {t("askAgain")}
            </Button>
          )}
        </div>,
        ...filmsBeside(matter, "materials").map((film) => <FilmDoor film={film} />),
        ...materials.map((material, index) => <MaterialRow material={material} number={index + 1} />),
      ]}
    />
  );
}

/** Whether somebody has to have it in the hand. */
const isBrought = ({ need, licence, commitment }: Material) =>
  need !== "optional" && licence === undefined && commitment === undefined;

function MaterialRow({ material, number }: { readonly material: Material; readonly number: number }) {
  const { t, language } = useFind();
  const { name, form, copies, source, note, mistakes, need, deferrable, licence, commitment, sample } =
    material;
  const kinds = form.map((each) => t(formWords[each])).join(language === "en" ? " or " : "或");
  const facts = [kinds, ...(copies > 1 ? [t("materialCopies", { count: copies })] : []), source[language]];
  return (
    <div class="material">
      <span class="material__number" aria-hidden="true">
        {number}
      </span>
      <strong>{name[language]}</strong>
      <span class="material__facts">{facts.join(" · ")}</span>
      <span class="material__chips">
        {licence !== undefined && (
          <Chip tone="good" icon="check">
            {t("materialLicence")}
          </Chip>
        )}
        {commitment !== undefined && (
          <Chip tone="good" icon="pencil">
            {t("materialCommitment")}
          </Chip>
        )}
        {deferrable && <Chip tone="quiet">{t("materialLater")}</Chip>}
        {need === "optional" && <Chip tone="quiet">{t("materialOptional")}</Chip>}
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
