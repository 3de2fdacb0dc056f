import { writtenDay } from "../../i18n/assistance-time.ts";
import { Notice } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { Row } from "../matters/row.tsx";
import { Standing } from "./standing.tsx";
import { usePain } from "./use-pain.ts";

/** How it stands, step by step; the answer, and whether it is enough. */
export function PainShowing() {
  const { t, view, language, send } = usePain();
  const { pain } = view;
  if (!pain) throw new Error("a report was to be shown before it was found");
  const { stage, steps, answer, objectBy, again } = pain;
  const isDeclined = stage === "declined";
  const last = steps.findLast(({ day }) => day !== null);
  const now = `${last?.step ?? "reported"}Now` as const;
  const title = isDeclined ? "declined" : again && !answerHolds(stage) ? "again" : now;
  const hasAnswer = answer !== null && (isDeclined || answerHolds(stage));
  return (
    <Page
      name="painShowing"
      title={t(title)}
      {...(objectBy ? { hint: t("objectBy", { day: writtenDay(objectBy, language) }) } : {})}
      back={{ words: t("close"), onPress: () => send({ type: "back" }) }}
      {...(objectBy
        ? {
            secondary: {
              words: t("notEnough"),
              icon: "retry",
              onPress: () => send({ type: "settle", enough: false }),
            },
            primary: {
              words: t("enough"),
              icon: "check",
              onPress: () => send({ type: "settle", enough: true }),
            },
          }
        : {})}
    >
      {hasAnswer && (
        <Notice tone={isDeclined ? "warning" : "good"} title={t(isDeclined ? "reason" : "answer")}>
          {answer}
        </Notice>
      )}
      <FittedPages
        blocks={[
          <Standing key="standing" pain={pain} />,
          ...(isDeclined ? [] : steps).map(({ step, day }) => (
            <Row key={step} side term={t(step)} said={[day === null ? "—" : writtenDay(day, language)]} />
          )),
        ]}
      />
    </Page>
  );
}

/** Of what is worked on again the first answer does not stand any more. */
const answerHolds = (stage: string): boolean => stage === "answered" || stage === "closed";
