import { Answers } from "../answers.tsx";
import { situationQuestions } from "./case.ts";
import { HandlePage } from "./handle-page.tsx";
import { chosenOf } from "./plan.ts";
import { useHandle } from "./use-handle.ts";

/** A question about this person's own case that the guide has not asked yet. */
export function HandleSituation() {
  const { common, view, language, send } = useHandle();
  const { step, whole, matters } = view;
  const owner =
    step.kind === "situation" ? [whole, ...matters].find((each) => each?.id === step.owner) : undefined;
  const question =
    owner && step.kind === "situation"
      ? situationQuestions(view, owner).find(({ id }) => id === step.id)
      : undefined;
  if (!owner || !question) throw new Error("a situation's screen was drawn without a question");
  const chosen = chosenOf(view, step, view.deliveries);
  return (
    <HandlePage
      name="handleSituation"
      step={2}
      chosen={question.options.some(({ value }) => value === chosen)}
      title={question.question[language]}
      {...(whole ? { hint: owner.plainName[language] } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Answers
        options={question.options}
        chosen={chosen === undefined ? [] : [chosen]}
        onChoose={(value) => send({ type: "answerSituation", id: question.id, value })}
      />
    </HandlePage>
  );
}
