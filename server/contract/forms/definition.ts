import * as z from "zod/mini";
import { resolveDay } from "../calendar.ts";
import { localized } from "../service-offer.ts";
import { type Condition, condition } from "./condition.ts";

/**
 * A form as content defines it (智能填报). `Text` is what its words are: a plain text in a content file, or all languages.
 * How it is filled in is `evaluate.ts`; what a definition may say and still be wrong about is `lint.ts`.
 */
export interface FormDefinition<Text> {
  readonly sections: readonly FormSection<Text>[];
  /** What fields must be to one another. */
  readonly checks: readonly FormCheck<Text>[];
}

export interface FormSection<Text> {
  readonly id: string;
  readonly title: Text;
  readonly hint?: Text | undefined;
  /** Only asked when this holds. */
  readonly when?: Condition | undefined;
  readonly fields: readonly FormField<Text>[];
}

export interface FormCheck<Text> {
  readonly id: string;
  readonly when?: Condition | undefined;
  /** Must hold once everything that it compares is filled. */
  readonly require: Condition;
  /** The fields that the message stands at. */
  readonly fields: readonly string[];
  readonly message: Text;
}

interface FieldCommon<Text> {
  readonly id: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly example?: Text | undefined;
  readonly when?: Condition | undefined;
  readonly required: Condition;
  /** Where it is filled from without asking, the first that knows first. */
  readonly sources: readonly FieldSource[];
  /** What is asked, whatever the form: `person.telephone`. An answer given once under a concept is not asked again. */
  readonly concept?: string | undefined;
}

export interface FieldSource {
  /** `holder.name` of the card, `licence.<kind>.<field>` of an e-licence on file, `earlier`: the concept in an earlier matter. */
  readonly from: string;
  /** Whether the citizen may change it; what the card says, not, unless it is said here. */
  readonly editable: boolean;
}

export type FormField<Text> = FieldCommon<Text> &
  (
    | {
        /** `documentNumber`: of whichever document somebody has, or of an e-licence of a person; its screens cover it. */
        readonly kind: "text" | "longText" | "documentNumber";
        readonly min?: number | undefined;
        readonly max?: number | undefined;
      }
    | {
        readonly kind: "number";
        readonly min?: number | undefined;
        readonly max?: number | undefined;
        /** How many digits may stand behind the point. */
        readonly decimals: number;
        readonly unit?: Text | undefined;
      }
    /** Yuan, to the fen; none below zero unless `min` is. */
    | { readonly kind: "money"; readonly min?: number | undefined; readonly max?: number | undefined }
    /** Bounds are days, or relative: `today - 18 years`. */
    | { readonly kind: "date"; readonly min?: string | undefined; readonly max?: string | undefined }
    | { readonly kind: "choice"; readonly options: readonly FormOption<Text>[] }
    | {
        readonly kind: "choices";
        readonly options: readonly FormOption<Text>[];
        readonly min?: number | undefined;
        readonly max?: number | undefined;
      }
    /** One line, from the province down; `within`: how it has to begin. */
    | { readonly kind: "address"; readonly within?: string | undefined }
    | { readonly kind: PlainKind }
  );

export interface FormOption<Text> {
  readonly value: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
}

/** Kinds that need no more said about them. */
export const plainKinds = [
  "yesNo",
  "name",
  /** A mobile or a fixed line. */
  "telephone",
  /** A number that takes messages. */
  "mobile",
  "email",
  "postcode",
  "residentId",
  "residencePermit",
  "taiwanPermit",
  "hkMacaoPermit",
  "permanentResidentId",
  "passport",
  "creditCode",
  "bankCard",
  "vehiclePlate",
] as const;
export type PlainKind = (typeof plainKinds)[number];
export type FieldKind = FormField<unknown>["kind"];

/** The name of a field, a section or a check. */
export const idForm = /^[a-z][A-Za-z0-9]{0,39}$/;
const id = z.string().check(z.regex(idForm, "an id: a small letter, then letters and digits, 40 at most"));
const optionValue = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "a value: letters, digits and hyphens, 40 at most"));
const concept = z
  .string()
  .check(z.regex(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/, "a concept: person.telephone"));

const count = z.int().check(z.minimum(0), z.maximum(2000));
const amount = z.number().check(z.minimum(-1e12), z.maximum(1e12));
const dayBound = z.string().check(({ value, issues }) => {
  if (resolveDay(value, "2000-01-01") === undefined)
    issues.push({
      code: "custom",
      input: value,
      message: "a day, or today, today - 18 years, today + 1 month",
      params: { kind: "dayBound" },
    });
});

/** `holder.name`, or `{ from: holder.name, editable: true }`. */
export const fieldSource: z.ZodMiniType<FieldSource> = z.pipe(
  z.transform((written: unknown) => {
    const said = typeof written === "string" ? { from: written } : written;
    if (typeof said !== "object" || said === null || !("from" in said)) return said;
    return { editable: !String(said.from).startsWith("holder."), ...said };
  }),
  z.strictObject({
    from: z
      .string()
      .check(
        z.regex(
          /^(?:holder\.[a-z][A-Za-z]*|licence\.[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*|earlier)$/,
          "a source: holder.name, licence.kind.field or earlier",
        ),
      ),
    editable: z.boolean(),
  }),
);

/** How large one form may be. */
export const formLimits = { sections: 40, fields: 200, options: 200, checks: 100 } as const;

/**
 * The schema of a form whose words are what the schema given says. Its output is input again, with the defaults written out:
 * `required: true`, `sources: []`, `checks: []`, `decimals: 0`. Issues name the place of each fault.
 */
export function formDefinition<Text>(text: z.ZodMiniType<Text>): z.ZodMiniType<FormDefinition<Text>> {
  const common = {
    id,
    label: text,
    hint: z.optional(text),
    example: z.optional(text),
    when: z.optional(condition),
    required: z._default(condition, true),
    sources: z._default(z.array(fieldSource).check(z.maxLength(8)), []),
    concept: z.optional(concept),
  };
  const options = z
    .array(z.strictObject({ value: optionValue, label: text, hint: z.optional(text) }))
    .check(z.minLength(1), z.maxLength(formLimits.options));
  const counts = { min: z.optional(count), max: z.optional(count) };
  const amounts = { min: z.optional(amount), max: z.optional(amount) };
  const field = z.discriminatedUnion("kind", [
    z.strictObject({ ...common, kind: z.enum(["text", "longText", "documentNumber"]), ...counts }),
    z.strictObject({
      ...common,
      kind: z.literal("number"),
      ...amounts,
      decimals: z._default(z.int().check(z.minimum(0), z.maximum(6)), 0),
      unit: z.optional(text),
    }),
    z.strictObject({ ...common, kind: z.literal("money"), ...amounts }),
    z.strictObject({
      ...common,
      kind: z.literal("date"),
      min: z.optional(dayBound),
      max: z.optional(dayBound),
    }),
    z.strictObject({ ...common, kind: z.literal("choice"), options }),
    z.strictObject({ ...common, kind: z.literal("choices"), options, ...counts }),
    z.strictObject({
      ...common,
      kind: z.literal("address"),
      within: z.optional(z.string().check(z.minLength(2))),
    }),
    z.strictObject({ ...common, kind: z.enum(plainKinds) }),
  ]);
  const section = z.strictObject({
    id,
    title: text,
    hint: z.optional(text),
    when: z.optional(condition),
    fields: z.array(field).check(z.minLength(1), z.maxLength(formLimits.fields)),
  });
  const check = z.strictObject({
    id,
    when: z.optional(condition),
    require: condition,
    fields: z.array(id).check(z.minLength(1)),
    message: text,
  });
  return z.strictObject({
    sections: z
      .array(section)
      .check(z.minLength(1), z.maxLength(formLimits.sections), ({ value, issues }) => {
        if (value.reduce((sum, { fields }) => sum + fields.length, 0) > formLimits.fields)
          issues.push({
            code: "custom",
            input: value,
            message: `more than ${formLimits.fields} fields in all`,
            params: { kind: "fields" },
          });
      }),
    checks: z._default(z.array(check).check(z.maxLength(formLimits.checks)), []),
  });
}

/** A form as a page gets it. */
export const localizedForm = formDefinition(localized);
export type LocalizedForm = z.infer<typeof localizedForm>;
