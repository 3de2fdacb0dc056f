import { Page } from "../frame/page.tsx";
import { askedOf } from "../machines/find-matter.machine.ts";
import { useFind } from "./use-find.ts";

/** One question about this person's own case (情形导办). Nothing is chosen beforehand. */
export function FindSituation() {
  const { t, common, view, language, send } = useFind();
  const questions = askedOf(view);
  const question = questions[view.asking];
  if (!question) throw new Error("a situation's screen was drawn without a question");
  const position = t("situationCount", { number: view.asking + 1, count: questions.length });
  return (
    <Page
      key={question.id}
      name="findSituation"
      title={question.question[language]}
      {...(questions.length > 1 ? { hint: position, position } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <ul class="answers">
        {question.options.map(({ value, label, hint }) => (
          <li key={value}>
            <button
              type="button"
              class="answer"
              aria-pressed={view.answers[question.id] === value}
              onClick={() => send({ type: "answer", question: question.id, value })}
            >
              <strong>{label[language]}</strong>
              {hint && <span>{hint[language]}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
