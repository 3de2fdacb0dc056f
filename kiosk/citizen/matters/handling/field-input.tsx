import type { FormField, PlainKind } from "../../../../server/contract/forms/definition.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import type { Localized } from "../../../../server/contract/service-offer.ts";
import { AddressPicker } from "../../../ui/address/address-picker.tsx";
import { Keyboard } from "../../../ui/keyboard/keyboard.tsx";
import type { KeyboardMode } from "../../../ui/keyboard/modes.ts";
import { Answers } from "../answers.tsx";
import { useHandle } from "./use-handle.ts";

export interface FieldInputProps {
  readonly field: FormField<Localized>;
  readonly value: AnswerValue | null;
  /** What stands in the field now; an emptied field is an empty text, and what was known does not come back into it. */
  readonly onDraft: (value: AnswerValue) => void;
  /** What needs no more than a touch. */
  readonly onAnswer: (value: AnswerValue) => void;
}

/** The keyboard on which each kind of field is typed. */
const modes: Partial<Record<FormField<unknown>["kind"], KeyboardMode>> = {
  number: "number",
  money: "decimal",
  date: "date",
  telephone: "telephone",
  mobile: "telephone",
  postcode: "number",
  residentId: "idNumber",
  residencePermit: "idNumber",
  permanentResidentId: "latin",
  taiwanPermit: "latin",
  hkMacaoPermit: "latin",
  passport: "latin",
  documentNumber: "latin",
  creditCode: "latin",
  bankCard: "number",
  email: "latin",
} satisfies Partial<Record<PlainKind | "documentNumber" | "number" | "money" | "date", KeyboardMode>>;

/** Signs that a field takes; a day is written with two strokes at most. */
const longest: Partial<Record<FormField<unknown>["kind"], number>> = { longText: 400, date: 10 };

/** A field by its kind: large buttons for what is chosen, the keyboard for what is typed. */
export function FieldInput({ field, value, onDraft, onAnswer }: FieldInputProps) {
  const { t, language } = useHandle();
  switch (field.kind) {
    case "choice":
      return (
        <Answers options={field.options} chosen={value === null ? [] : [String(value)]} onChoose={onAnswer} />
      );
    case "choices": {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
      const toggled = (option: string) =>
        chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
      return (
        <Answers options={field.options} chosen={chosen} onChoose={(option) => onDraft(toggled(option))} />
      );
    }
    case "yesNo":
      return (
        <Answers
          options={[
            { value: "yes", label: everyLanguage(t("yes")) },
            { value: "no", label: everyLanguage(t("no")) },
          ]}
          chosen={value === null ? [] : [value === true ? "yes" : "no"]}
          onChoose={(option) => onAnswer(option === "yes")}
        />
      );
    case "address":
      return (
        <AddressPicker value={value === null ? "" : String(value)} language={language} onChange={onDraft} />
      );
    default: {
      const text = value === null ? "" : String(value);
      const decimals = field.kind === "number" && field.decimals > 0;
      return (
        <Keyboard
          mode={decimals ? "decimal" : (modes[field.kind] ?? "pinyin")}
          value={text}
          label={field.label[language]}
          language={language}
          maxLength={longest[field.kind] ?? 60}
          {...(field.kind === "name" ? { purpose: "name" as const } : {})}
          {...(field.kind === "date" ? { placeholder: t("dateHint") } : {})}
          onChange={onDraft}
        />
      );
    }
  }
}

/** Words that are in the citizen's language already. */
const everyLanguage = (words: string): Localized => ({ "zh-CN": words, "zh-TW": words, en: words });
