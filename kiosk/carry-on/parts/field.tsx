import { isCovered } from "../../../server/contract/forms/covered.ts";
import type { FormField } from "../../../server/contract/forms/definition.ts";
import type { AnswerValue } from "../../../server/contract/forms/facts.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { Options } from "./step.tsx";
import { useCarry } from "./use-carry.ts";

export interface FieldProps {
  readonly field: FormField<Localized>;
  readonly value: AnswerValue | null;
  /** What stands in the field now; emptied, an empty text. */
  readonly onDraft: (value: AnswerValue) => void;
  readonly onAnswer: (value: AnswerValue) => void;
}

/** More than this many options are a list of the telephone's own. */
const mostButtons = 8;

type Native = {
  readonly type: "text" | "date" | "tel" | "email";
  readonly inputMode?: "numeric" | "decimal" | "tel" | "email";
};
/** The telephone's own keyboard and pickers, by kind. */
const natives: Partial<Record<FormField<unknown>["kind"], Native>> = {
  number: { type: "text", inputMode: "decimal" },
  money: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
  telephone: { type: "tel", inputMode: "tel" },
  mobile: { type: "tel", inputMode: "tel" },
  postcode: { type: "text", inputMode: "numeric" },
  bankCard: { type: "text", inputMode: "numeric" },
  email: { type: "email", inputMode: "email" },
};

/** A field by its kind, with what the telephone has for it. What is covered is not in it: it is kept, or typed anew. */
export function Field({ field, value, onDraft, onAnswer }: FieldProps) {
  const { t, c, language } = useCarry();
  switch (field.kind) {
    case "choice": {
      const options = field.options.map((option) => ({ value: option.value, label: option.label[language] }));
      if (options.length <= mostButtons)
        return (
          <Options options={options} chosen={value === null ? [] : [String(value)]} onChoose={onAnswer} />
        );
      const shown = options.some((option) => option.value === value) ? String(value) : "";
      return (
        <select
          class="carry__field"
          aria-label={field.label[language]}
          value={shown}
          onChange={({ currentTarget }) => onDraft(currentTarget.value)}
        >
          <option value="">{c("chooseOne")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    }
    case "choices": {
      const chosen = typeof value === "object" && value !== null ? value : [];
      const toggled = (option: string) =>
        chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
      return (
        <Options
          options={field.options.map((option) => ({ value: option.value, label: option.label[language] }))}
          chosen={chosen}
          onChoose={(option) => onDraft(toggled(option))}
        />
      );
    }
    case "yesNo":
      return (
        <Options
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
          chosen={value === null ? [] : [value === true ? "yes" : "no"]}
          onChoose={(option) => onAnswer(option === "yes")}
        />
      );
    default: {
      const text = value === null || isCovered(value) ? "" : String(value);
      const { type, inputMode }: Native = natives[field.kind] ?? { type: "text" };
      const common = { class: "carry__field", "aria-label": field.label[language], autoComplete: "off" };
      if (field.kind === "longText" || field.kind === "address")
        return (
          <textarea
            {...common}
            rows={3}
            maxLength={400}
            value={text}
            onInput={({ currentTarget }) => onDraft(currentTarget.value)}
          />
        );
      return (
        <input
          {...common}
          type={type as "text"}
          {...(inputMode ? { inputMode } : {})}
          maxLength={60}
          value={text}
          onInput={({ currentTarget }) => onDraft(currentTarget.value)}
        />
      );
    }
  }
}
