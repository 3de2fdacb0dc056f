import { FittedPages } from "../frame/fitted-pages.tsx";
import { Row } from "./row.tsx";
import { useFind } from "./use-find.ts";

/** What it is in everyday words, who may, what one gets, and what people ask. */
export function GuideSummary() {
  const { t, view, language } = useFind();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  return (
    <FittedPages
      blocks={[
        <p class="guide__plain">{matter.summary.plain[language]}</p>,
        <Row term={t("summaryWho")} said={matter.conditions.map(({ plain }) => plain[language])} />,
        <Row term={t("summaryResult")} said={[matter.result.name[language]]} />,
        ...matter.questions.map(({ question, answer }) => (
          <Row term={question[language]} said={[answer[language]]} />
        )),
      ]}
    />
  );
}
