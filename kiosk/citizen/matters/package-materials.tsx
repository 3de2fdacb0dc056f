import { broughtWords } from "../../i18n/material-words.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { ListActions } from "./list-actions.tsx";
import { MaterialRow } from "./material-row.tsx";
import { forMattersWords, packageListOf } from "./package-list.ts";
import { mattersTaken, packageThings } from "./package-things.ts";
import { useListNotice } from "./print-list.tsx";
import { useFind } from "./use-find.ts";
import { usePlaces } from "./use-handled-at.ts";

/** What this person brings for all matters of a package, each thing once, and for which of them. */
export function PackageMaterials() {
  const { t, view, language, condition } = useFind();
  const handledAt = usePlaces();
  const notice = useListNotice();
  const { guide, answers, today } = view;
  const whole = guide?.package;
  if (!whole) throw new Error("a package's part was drawn without its package");
  const things = packageThings(whole, guide.parts, answers, today);
  const taken = mattersTaken(whole, guide.parts, answers, today).length;
  const hallName = condition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" };
  const enquiry = view.head?.head.organs.find(({ id }) => id === whole.organ)?.enquiry;
  const list = { whole, matters: guide.parts, answers, today, hallName, handledAt, enquiry };
  return (
    <FittedPages
      blocks={[
        <ListActions
          count={broughtWords(
            things.map(({ material }) => material),
            t,
          )}
          texts={packageListOf(list, language)}
        />,
        ...(notice ? [notice] : []),
        ...things.map((thing, index) => (
          <MaterialRow
            material={thing.material}
            number={index + 1}
            notes={thing.notes}
            forMatters={forMattersWords(thing, taken, language)}
          />
        )),
      ]}
    />
  );
}
