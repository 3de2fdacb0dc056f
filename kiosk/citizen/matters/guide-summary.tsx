import { FittedPages } from "../frame/fitted-pages.tsx";
import { FilmDoor, SampleButton } from "../media/media-doors.tsx";
import { filmsBeside } from "../media/shown-media.ts";
import { useAssistanceDoors } from "./assistance/doors.tsx";
import { Row } from "./row.tsx";
import { useFind } from "./use-find.ts";

/** What it is in everyday words, who may, what one gets, and what people ask. */
export function GuideSummary() {
  const { t, view, language } = useFind();
  const matter = view.guide?.matter;
  const doors = useAssistanceDoors();
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  return (
    <FittedPages
      blocks={[
        <p class="guide__plain">{matter.summary.plain[language]}</p>,
        ...filmsBeside(matter, "summary").map((film) => <FilmDoor film={film} />),
        <Row term={t("summaryWho")} said={matter.conditions.map(({ plain }) => plain[language])} />,
        <Row term={t("summaryResult")} said={[matter.result.name[language]]} />,
        matter.result.sample && <SampleButton file={matter.result.sample} of={matter.result.name} />,
        ...filmsBeside(matter, "result").map((film) => <FilmDoor film={film} />),
        ...doors,
        ...matter.questions.map(({ question, answer }) => (
          <Row term={question[language]} said={[answer[language]]} />
        )),
      ].filter(Boolean)}
    />
  );
}
