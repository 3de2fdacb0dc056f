import { fromSituation, materialsNeeded } from "../../../server/contract/catalogue/needed.ts";
import { broughtWords } from "../../i18n/material-words.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { FilmDoor } from "../media/media-doors.tsx";
import { filmsBeside } from "../media/shown-media.ts";
import { bringListOf } from "./bring-list.ts";
import { ListActions } from "./list-actions.tsx";
import { MaterialRow } from "./material-row.tsx";
import { useListNotice } from "./print-list.tsx";
import { useFind } from "./use-find.ts";
import { useHandledAt } from "./use-handled-at.ts";

/** What this person brings: counted, with what need not be brought marked. */
export function GuideMaterials() {
  const { t, view, language, condition } = useFind();
  const { matter, ...handled } = useHandledAt();
  const { answers, today } = view;
  const materials = materialsNeeded(matter, fromSituation(answers), today);
  const notice = useListNotice();
  const hallName = condition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" };
  return (
    <FittedPages
      blocks={[
        <ListActions
          count={broughtWords(materials, t)}
          texts={bringListOf({ matter, answers, today, hallName, ...handled }, language)}
        />,
        ...(notice ? [notice] : []),
        ...filmsBeside(matter, "materials").map((film) => <FilmDoor film={film} />),
        ...materials.map((material, index) => (
          <MaterialRow material={material} number={index + 1} notes={material.note ? [material.note] : []} />
        )),
      ]}
    />
  );
}
