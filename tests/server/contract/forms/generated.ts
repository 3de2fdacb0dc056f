import fc from "fast-check";
import * as z from "zod/mini";
import { type Condition, comparisons } from "../../../../server/contract/forms/condition.ts";
import {
  type FieldKind,
  type FormDefinition,
  formDefinition,
  plainKinds,
} from "../../../../server/contract/forms/definition.ts";
import {
  type AnswerValue,
  type FormAnswers,
  type FormFacts,
  holderFacts,
} from "../../../../server/contract/forms/facts.ts";

/** Forms as no editor would write them: conditions on anything, also in circles, kinds and sources by chance. */

export const today = "2026-11-30";
export const plainForm = formDefinition(z.string());
export const fieldIds = ["a", "b", "c", "d", "e", "f", "constructor", "g", "h", "i"];
const concepts = ["person.name", "person.telephone", "shop.name"];
const options = ["one", "two", "three"].map((value) => ({ value, label: value }));

const names = fc.constantFrom(
  ...fieldIds,
  "nobody",
  "situation.s",
  "situation.constructor",
  "holder.age",
  "holder.sex",
  "holder.constructor",
);
const scalar = fc.oneof(
  fc.constantFrom("one", "two", "three", "today", "today - 18 years", "2000-01-01", "male", "甲"),
  fc.integer({ min: -1, max: 100 }),
  fc.boolean(),
);
const operand = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.record({ field: names }) },
);

const comparison = fc
  .tuple(names, fc.constantFrom(...comparisons))
  .chain(([field, word]): fc.Arbitrary<object> => {
    if (word === "filled") return fc.boolean().map((filled) => ({ field, filled }));
    if (word === "oneOf")
      return fc.array(scalar, { minLength: 1, maxLength: 3 }).map((oneOf) => ({ field, oneOf }));
    return operand.map((given) => ({ field, [word]: given }));
  });

export const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison as fc.Arbitrary<Condition>,
    fc.boolean(),
    tie("tree").map((not) => ({ not })),
    fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any })),
  ),
})).tree;

const kind = fc.oneof(
  fc.constantFrom({ kind: "text" }, { kind: "name" }, { kind: "mobile" }, { kind: "choice", options }),
  fc.constantFrom(...plainKinds).map((plain) => ({ kind: plain })),
  fc.constantFrom(
    { kind: "text" },
    { kind: "text", min: 2, max: 4 },
    { kind: "longText" },
    { kind: "number", min: 0, max: 50 },
    { kind: "number", decimals: 2 },
    { kind: "money" },
    { kind: "date" },
    { kind: "date", min: "1900-01-01", max: "today - 18 years" },
    { kind: "choice", options },
    { kind: "choices", options, min: 1, max: 2 },
    { kind: "address" },
    { kind: "address", within: "福建省" },
  ),
);

const source = fc.record({
  from: fc.constantFrom("earlier", "licence.shop.name", ...holderFacts.map((fact) => `holder.${fact}`)),
  editable: fc.boolean(),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const field = (id: string) =>
  fc
    .tuple(
      kind,
      fc.record({
        when: maybe(condition),
        required: fc.oneof({ weight: 3, arbitrary: fc.boolean() }, { weight: 1, arbitrary: condition }),
        sources: fc.array(source, { maxLength: 2 }),
        concept: maybe(fc.constantFrom(...concepts)),
      }),
    )
    .map(([said, more]) => ({ id, label: id, ...said, ...more }));

const check = fc.record({
  when: maybe(condition),
  require: condition,
  fields: fc.array(fc.constantFrom(...fieldIds, "nobody"), { minLength: 1, maxLength: 3 }),
});

/** Passed through the schema, as everything from content is. */
const definition = fc
  .tuple(
    fc.tuple(...fieldIds.map(field)),
    fc.array(maybe(condition), { minLength: 3, maxLength: 3 }),
    fc.array(fc.nat(2), { minLength: fieldIds.length, maxLength: fieldIds.length }),
    fc.array(check, { maxLength: 2 }),
    fc.integer({ min: 1, max: fieldIds.length }),
  )
  .map(([fields, whens, sectionOf, checks, count]) =>
    plainForm.parse({
      sections: whens
        .map((when, index) => ({
          id: `section${index}`,
          title: "题",
          when,
          fields: fields.slice(0, count).filter((_field, at) => sectionOf[at] === index),
        }))
        .filter((section) => section.fields.length > 0),
      checks: checks.map((each, index) => ({ id: `check${index}`, message: "错", ...each })),
    }),
  );

/** Of each kind one right answer at least, as people write it. */
export const fitting: Readonly<Record<FieldKind, readonly AnswerValue[]>> = {
  text: ["甲乙", "ＡＢ１"],
  longText: ["甲\n乙"],
  documentNumber: ["350206199001010017", "闽（2020）第１号"],
  number: [41, "４１", 0],
  money: ["1,000.50", 0],
  date: ["2000-01-01", "1990年1月1日"],
  choice: ["one", "two"],
  choices: [["two", "one"], ["three"]],
  yesNo: [true, false],
  name: ["测试甲", "SAMPLE, TEST"],
  telephone: ["0592 2660000"],
  mobile: ["138 0000 0000"],
  email: ["a@B.cn"],
  postcode: ["361006"],
  address: ["福建省厦门市湖里区样本路1号"],
  residentId: ["350206199001010017"],
  residencePermit: ["830000198506120036"],
  taiwanPermit: ["00000000"],
  hkMacaoPermit: ["h00000000"],
  permanentResidentId: ["935999198808080016"],
  passport: ["E00000000"],
  creditCode: ["92350206MA31TE5T08"],
  bankCard: ["4111 1111 1111 1111"],
  vehiclePlate: ["闽D·12345"],
};

/** A field of each kind. */
export const oneOfEach = plainForm
  .parse({
    sections: [
      {
        id: "all",
        title: "题",
        fields: Object.keys(fitting).map((kind) => ({
          id: kind,
          label: kind,
          kind,
          ...(kind.startsWith("choice") ? { options } : {}),
        })),
      },
    ],
  })
  .sections.flatMap(({ fields }) => fields);

/** Right of some kind, or of none. */
export const value = fc.oneof(
  fc.constantFrom(...Object.values(fitting).flat()),
  fc.constantFrom("", "  ", -1, 1e300),
  fc.double(),
  fc.subarray(["one", "two", "three", "four"]),
  fc.string({ unit: "binary", maxLength: 6 }),
);

type Form = FormDefinition<string>;

/** Mostly right, sometimes wrong, left empty, or not there. */
const answersOf = (form: Form): fc.Arbitrary<FormAnswers> => {
  const each = form.sections
    .flatMap(({ fields }) => fields)
    .map(({ id, kind }) =>
      fc.tuple(
        fc.constant(id),
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom<AnswerValue>(...fitting[kind]) },
          { weight: 3, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: value },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
      ),
    );
  const strangers = fc.tuple(fc.constantFrom("nobody", "__proto__"), value);
  return fc
    .tuple(...each, strangers)
    .map((entries) =>
      Object.fromEntries(entries.filter(([, given]) => given !== undefined)),
    ) as fc.Arbitrary<FormAnswers>;
};

const byName = (names: readonly string[], values: fc.Arbitrary<AnswerValue> = value) =>
  fc.dictionary(fc.constantFrom(...names), values, { noNullPrototype: true });

/** Concepts known with what fits one of their fields. */
const conceptsOf = (form: Form) => {
  const kinds = form.sections.flatMap(({ fields }) => fields).filter((each) => each.concept !== undefined);
  if (kinds.length === 0) return byName(concepts);
  return fc
    .subarray(kinds)
    .chain((known) =>
      fc.tuple(
        ...known.map(({ concept = "", kind }) =>
          fc.tuple(fc.constant(concept), fc.constantFrom<AnswerValue>(...fitting[kind])),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
};

const factsOf = (form: Form): fc.Arbitrary<FormFacts> =>
  fc.record({
    holder: fc.record(
      {
        name: fc.constantFrom("测试甲", "\u0000"),
        sex: fc.constantFrom("male", "female"),
        birthDate: fc.constantFrom("1990-01-01", "2020-02-29", "19900101"),
        idNumber: fc.constant("350206199001010017"),
        address: fc.constantFrom("福建省厦门市湖里区样本路1号", "样"),
      },
      { requiredKeys: [] },
    ),
    licences: fc.record({ shop: byName(["name"]) }, { requiredKeys: [] }),
    package: conceptsOf(form),
    earlier: conceptsOf(form),
    situation: byName(["s"]),
  });

/** A form, and somebody in front of it. */
export const scene = definition.chain((form) => fc.tuple(fc.constant(form), answersOf(form), factsOf(form)));
