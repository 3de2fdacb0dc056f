import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import { Chip, Notice } from "../../../ui/text-block.tsx";
import { FilmButton } from "../../media/media-doors.tsx";
import { filmsBeside } from "../../media/shown-media.ts";
import { formOf } from "./case.ts";
import { FieldInput } from "./field-input.tsx";
import { problemWords, sourceWords } from "./field-words.ts";
import { HandlePage } from "./handle-page.tsx";
import { useHandle, useMatter } from "./use-handle.ts";

/** One field of the form. What is known stands in it already, and says from where. */
export function HandleQuestion() {
  const { t, common, view, language, send } = useHandle();
  const { step } = view;
  if (step.kind !== "question") throw new Error("a question's screen was drawn without one");
  const matter = useMatter(step.matterId);
  const { sections } = formOf(view, matter);
  const section = sections.find(({ fields }) => fields.some(({ id }) => id === step.fieldId));
  const state = section?.fields.find(({ id }) => id === step.fieldId);
  if (!section || !state) throw new Error("a question is on the screen that the form does not ask");
  const { field, value, given, source, problem, message, required } = state;
  const shown: AnswerValue | null = view.draft ?? given ?? value ?? null;
  const known = view.draft === null ? sourceWords(source?.from, view, t) : null;
  const hints = [
    field.hint?.[language],
    field.example && t("example", { example: field.example[language] }),
    !required && t("fieldOptional"),
    known && t("keepOrChange"),
  ].filter(Boolean);
  // Of the form they are said once, at its beginning.
  const isFirst = sections[0]?.fields[0] === state;
  const films = isFirst ? filmsBeside(matter, "form") : [];
  const isChoice = field.kind === "choice" || field.kind === "yesNo";
  const wrong = view.checked && problem ? (message?.[language] ?? problemWords(problem, t)) : null;
  return (
    <HandlePage
      name="handleQuestion"
      step={3}
      title={field.label[language]}
      {...(hints.length > 0 ? { hint: hints.join(language === "en" ? ". " : "。") } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(required ? {} : { secondary: { words: t("skip"), onPress: () => send({ type: "skip" }) } })}
      {...(isChoice && shown === null
        ? {}
        : {
            primary: {
              words: t("next"),
              icon: "forward" as const,
              onPress: () => send({ type: "answer", ...(shown === null ? {} : { value: shown }) }),
            },
          })}
    >
      <div class="handle-beside">
        <p class="handle-section">{section.section.title[language]}</p>
        {films.map((film) => (
          <FilmButton key={film.file} film={film} />
        ))}
      </div>
      {known && (
        <p>
          <Chip tone="good" icon="check">
            {known}
          </Chip>
        </p>
      )}
      {wrong && <Notice tone="bad" title={wrong} />}
      <FieldInput
        field={field}
        value={shown}
        onDraft={(draft) => send({ type: "draft", value: draft })}
        onAnswer={(answer) => send({ type: "answer", value: answer })}
      />
    </HandlePage>
  );
}
