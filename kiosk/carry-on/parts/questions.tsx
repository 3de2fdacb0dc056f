import { isCovered } from "../../../server/contract/forms/covered.ts";
import type { AnswerValue } from "../../../server/contract/forms/facts.ts";
import { formOf, saidOf, situationQuestions } from "../../citizen/matters/handling/case.ts";
import { deliveryWords, problemWords, sourceWords } from "../../citizen/matters/handling/field-words.ts";
import { chosenOf } from "../../citizen/matters/handling/plan.ts";
import { placeOfPost } from "../../citizen/matters/handling/post.ts";
import { feeWords, placeKey } from "../../citizen/matters/post-fee.ts";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { Field } from "./field.tsx";
import { Options, Step } from "./step.tsx";
import { useCarry, useMatterOf } from "./use-carry.ts";

/** A question that finds out the case. */
export function Situation() {
  const { view, language, send } = useCarry();
  const { step, whole, matters } = view;
  const owner =
    step.kind === "situation" ? [whole, ...matters].find((each) => each?.id === step.owner) : undefined;
  const question =
    owner && step.kind === "situation"
      ? situationQuestions(view, owner).find(({ id }) => id === step.id)
      : undefined;
  if (!owner || !question) throw new Error("a situation's part was drawn without a question");
  const chosen = chosenOf(view, step, view.deliveries);
  return (
    <Step
      name="situation"
      section={owner.plainName[language]}
      title={question.question[language]}
      chosen={question.options.some(({ value }) => value === chosen)}
    >
      <Options
        options={question.options.map(({ value, label, hint }) => ({
          value,
          label: label[language],
          ...(hint ? { hint: hint[language] } : {}),
        }))}
        chosen={chosen === undefined ? [] : [chosen]}
        onChoose={(value) => send({ type: "answerSituation", id: question.id, value })}
      />
    </Step>
  );
}

/** One field of the form: what is known stands in it, or its end where it is covered. */
export function Question() {
  const { view, language, t, c, send } = useCarry();
  const { step } = view;
  if (step.kind !== "question") throw new Error("a question's part was drawn without one");
  const matter = useMatterOf(step.matterId);
  const section = formOf(view, matter).sections.find(({ fields }) =>
    fields.some(({ id }) => id === step.fieldId),
  );
  const state = section?.fields.find(({ id }) => id === step.fieldId);
  if (!section || !state) throw new Error("a question is asked that the form does not have");
  const { field, value, given, source, problem, message, required } = state;
  const shown: AnswerValue | null = view.draft ?? given ?? value ?? null;
  const known = view.draft === null ? sourceWords(source?.from, view, t) : null;
  const isTouched = field.kind === "yesNo" || (field.kind === "choice" && field.options.length <= 8);
  const hints = [
    field.hint?.[language],
    field.example && t("example", { example: field.example[language] }),
    !required && t("fieldOptional"),
  ].filter(Boolean);
  const wrong = view.checked && problem ? (message?.[language] ?? problemWords(problem, t)) : null;
  return (
    <Step
      name="question"
      section={section.section.title[language]}
      title={field.label[language]}
      hint={hints.length > 0 ? hints.join(language === "en" ? ". " : "。") : undefined}
      {...(isTouched && shown === null
        ? {}
        : {
            primary: {
              words: t("next"),
              icon: "forward" as const,
              onPress: () => send({ type: "answer", ...(shown === null ? {} : { value: shown }) }),
            },
          })}
      {...(required ? {} : { secondary: { words: t("skip"), onPress: () => send({ type: "skip" }) } })}
    >
      {known && (
        <Chip tone="good" icon="check">
          {known}
        </Chip>
      )}
      {isCovered(shown) && <Notice tone="information" title={c("coveredKeep", { value: shown })} />}
      {wrong && <Notice tone="bad" title={wrong} />}
      <Field
        field={field}
        value={shown}
        onDraft={(draft) => send({ type: "draft", value: draft })}
        onAnswer={(answer) => send({ type: "answer", value: answer })}
      />
    </Step>
  );
}

/** How the result comes. */
export function Delivery() {
  const { view, language, t, send } = useCarry();
  const { step } = view;
  if (step.kind !== "delivery") throw new Error("a delivery's part was drawn without one");
  const matter = useMatterOf(step.matterId);
  const chosen = chosenOf(view, step, view.deliveries);
  const place = placeOfPost(view, matter.id);
  return (
    <Step
      name="delivery"
      title={t("deliveryTitle")}
      hint={matter.result.name[language]}
      chosen={chosen !== undefined}
    >
      <Options
        options={matter.result.delivery.map((kind) => ({
          value: kind,
          label: t(deliveryWords[kind]),
          ...(kind === "electronic" ? { hint: t("deliveryElectronicHint") } : {}),
          ...(kind === "post" ? { hint: feeWords(place, view.postFees[placeKey(place)])[language] } : {}),
        }))}
        chosen={chosen ? [chosen] : []}
        onChoose={(value) => {
          const kind = matter.result.delivery.find((each) => each === value);
          if (kind) send({ type: "deliver", kind });
        }}
      />
    </Step>
  );
}

/** Where the carrier brings it, and whom he calls. */
export function Post() {
  const { view, t, send } = useCarry();
  const { step, draft, checked } = view;
  const isAddress = step.kind === "postAddress";
  const known = isAddress
    ? (saidOf(view, "person.postAddress") ?? saidOf(view, "enterprise.address") ?? "")
    : "";
  const value = draft === null ? known : String(draft);
  const title = isAddress ? t("postAddressTitle") : t("postTelephoneTitle");
  const common = { class: "carry__field", "aria-label": title, autoComplete: "off", value };
  const change = (typed: string) => send({ type: "draft", value: typed });
  return (
    <Step
      name="post"
      title={title}
      primary={{ words: t("next"), icon: "forward", onPress: () => send({ type: "answer", value }) }}
    >
      {checked && <Notice tone="bad" title={value === "" ? t("problemMissing") : t("problemWrong")} />}
      {isAddress ? (
        <textarea
          {...common}
          rows={3}
          maxLength={200}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="tel"
          inputMode="tel"
          maxLength={20}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
    </Step>
  );
}
