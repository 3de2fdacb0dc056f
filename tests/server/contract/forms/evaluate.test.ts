import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { evaluate } from "../../../../server/contract/forms/evaluate.ts";
import {
  type FormAnswers,
  type FormFacts,
  factsOfHolder,
  noFacts,
} from "../../../../server/contract/forms/facts.ts";
import { submission } from "../../../../server/contract/forms/submission.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import { plainForm, today } from "./generated.ts";

const shop = plainForm.parse(parse(readFileSync(join(import.meta.dirname, "shop-form.yaml"), "utf8")));

const card: IdentityDocument = {
  kind: "resident",
  name: "测试样本甲",
  sex: "female",
  nation: "01",
  birth: "1990-01-01",
  address: "福建省厦门市湖里区样本路1号",
  number: "350206199001010017",
  authority: "测试市公安局",
  validFrom: "2020-01-01",
  validTo: "longTerm",
};
const facts: FormFacts = { ...noFacts, holder: factsOfHolder(card) };

/** All that the citizen has to say to open a shop with this card. */
const said: FormAnswers = {
  mobile: "138 0000 0000",
  email: null,
  business: "food",
  dishes: ["drinks", "hot"],
  shopName: "小湖小吃店",
  shopAddress: "福建省厦门市湖里区样本路2号",
  postcode: null,
  area: "20.5",
  staff: 2,
  capital: "10,000",
  start: "2026年12月1日",
  end: null,
  about: null,
  hasCompany: false,
  telephone: null,
  card: "4111 1111 1111 1111",
  plate: null,
};

const fieldsOf = (answers: FormAnswers, known: FormFacts = facts) =>
  evaluate(shop, answers, known, today).sections.flatMap(({ fields }) => fields);
const field = (id: string, answers: FormAnswers, known: FormFacts = facts) =>
  fieldsOf(answers, known).find((state) => state.id === id);
const problems = (answers: FormAnswers, known: FormFacts = facts) =>
  evaluate(shop, answers, known, today).problems.map(({ fields, problem }) => [fields.join(), problem.code]);

describe("the form of a small shop", () => {
  it("has from the card what the card says, and asks for the rest", () => {
    const { sections, next } = evaluate(shop, {}, facts, today);
    expect(sections.map(({ id, state }) => [id, state])).toEqual([
      ["person", "notBegun"],
      ["shop", "notBegun"],
    ]);
    expect(
      fieldsOf({})
        .filter(({ done }) => done)
        .map(({ id, value, source }) => [id, value, source]),
    ).toEqual([
      ["applicant", "测试样本甲", { from: "holder.name", editable: false }],
      ["documentNumber", "350206199001010017", { from: "holder.idNumber", editable: false }],
      ["birth", "1990-01-01", { from: "holder.birthDate", editable: false }],
      ["home", "福建省厦门市湖里区样本路1号", { from: "holder.address", editable: true }],
    ]);
    expect(next).toBe("mobile");
  });

  it("asks one question after the other to the end, and nothing that another case is asked", () => {
    const situation: FormFacts = { ...facts, situation: { renewal: false } };
    const asked: string[] = [];
    const answers: Record<string, FormAnswers[string]> = {};
    for (;;) {
      const { next } = evaluate(shop, answers, situation, today);
      if (next === undefined) break;
      asked.push(next);
      const given = said[next];
      expect(given, next).not.toBeUndefined();
      answers[next] = given ?? null;
    }
    expect(asked).toEqual(Object.keys(said));
    expect(evaluate(shop, answers, situation, today).sections.map(({ state }) => state)).toEqual([
      "done",
      "done",
      "done",
    ]);
    expect(submission(shop, answers, situation, today)).toEqual({
      ok: true,
      record: {
        values: {
          applicant: "测试样本甲",
          documentNumber: "350206199001010017",
          birth: "1990-01-01",
          mobile: "13800000000",
          home: "福建省厦门市湖里区样本路1号",
          business: "food",
          dishes: ["hot", "drinks"],
          shopName: "小湖小吃店",
          shopAddress: "福建省厦门市湖里区样本路2号",
          area: 20.5,
          staff: 2,
          capital: 10000,
          start: "2026-12-01",
          hasCompany: false,
          card: "4111111111111111",
        },
        sources: expect.objectContaining({ applicant: "holder.name", mobile: "answer" }),
        concepts: {
          "person.name": "测试样本甲",
          "person.telephone": "13800000000",
          "shop.name": "小湖小吃店",
          "shop.address": "福建省厦门市湖里区样本路2号",
        },
      },
    });
  });

  it("asks a question of the situation's answer only when it is known", () => {
    const known = (renewal: boolean) => ({ ...facts, situation: { renewal } });
    const sections = (given: FormFacts) => evaluate(shop, {}, given, today).sections.map(({ id }) => id);
    expect(sections(facts)).toEqual(["person", "shop"]);
    expect(sections(known(true))).toEqual(["person", "shop"]);
    expect(sections(known(false))).toEqual(["person", "shop", "money"]);
  });

  it("lets change what may be changed, back to the card when that is taken away, and nothing else", () => {
    const other = "福建省厦门市思明区样本路3号";
    expect(field("home", { home: other })).toMatchObject({ value: other, source: { from: "answer" } });
    expect(field("home", {})).toMatchObject({ source: { from: "holder.address" } });
    expect(field("home", { home: null })).toMatchObject({ value: undefined, problem: { code: "missing" } });
    expect(field("applicant", { applicant: "乙" })).toMatchObject({ value: "测试样本甲", editable: false });
  });

  it("passes over a source whose value the field does not take", () => {
    const child: FormFacts = { ...noFacts, holder: factsOfHolder({ ...card, birth: "2015-01-01" }) };
    expect(field("birth", {}, child)).toMatchObject({ value: undefined, editable: true, done: false });
    const elsewhere = { ...facts, licences: { business: { address: "广东省样本路1号" } } };
    expect(field("shopAddress", {}, elsewhere)).toMatchObject({ value: undefined, editable: true });
    const here = { ...facts, licences: { business: { address: "福建省厦门市湖里区样本路9号" } } };
    expect(field("shopAddress", { shopAddress: "福建省厦门市湖里区样本路2号" }, here)).toMatchObject({
      value: "福建省厦门市湖里区样本路9号",
      source: { from: "licence.business.address", editable: false },
    });
  });

  it("takes what was said for another matter of the package before the licence, and that before earlier matters", () => {
    const licences = { business: { name: "执照小店" } };
    const name = (known: Partial<FormFacts>) => field("shopName", {}, { ...facts, ...known })?.source?.from;
    expect(name({ package: { "shop.name": "甲店" }, licences, earlier: { "shop.name": "乙店" } })).toBe(
      "package",
    );
    expect(name({ licences, earlier: { "shop.name": "乙店" } })).toBe("licence.business.name");
    expect(name({ earlier: { "shop.name": "乙店" } })).toBe("earlier");
  });

  it("says what is wrong with an answer and keeps it to be put right", () => {
    expect(field("mobile", { mobile: "1380000000" })).toMatchObject({
      given: "1380000000",
      value: undefined,
      problem: { code: "number", refusal: { code: "wrongLength" } },
      done: false,
    });
    expect(evaluate(shop, { mobile: "1380000000" }, facts, today).sections[0]?.state).toBe("underWay");
  });

  it("leaves out what is not asked any more, and has it again when it is", () => {
    const retail = { ...said, business: "retail" };
    const record = submission(shop, retail, facts, today);
    expect(record).toMatchObject({ ok: true });
    expect(record.ok && Object.keys(record.record.values)).not.toContain("dishes");
    expect(field("dishes", { ...retail, business: "food" })?.value).toEqual(["hot", "drinks"]);
  });

  it("holds fields against each other only once both are filled, and asks again for what may be changed", () => {
    expect(problems({ ...said, end: "2026-12-31" })).toEqual([]);
    const backwards = { ...said, end: "2026-11-30" };
    expect(problems(backwards)).toEqual([["start,end", "check"]]);
    const state = evaluate(shop, backwards, facts, today);
    expect(state.next).toBe("start");
    expect(state.sections[1]?.state).toBe("underWay");
    expect(field("end", backwards)?.message).toBe("结束的日子要在开张以后");
    expect(submission(shop, backwards, facts, today)).toEqual({ ok: false, problems: state.problems });
    expect(problems({ ...said, area: 6 })).toEqual([["area,staff", "check"]]);
    expect(problems({ ...said, area: 6, staff: 1 })).toEqual([]);
    expect(problems({ ...said, area: 6, business: "retail" })).toEqual([]);
  });

  it("needs a telephone of a company only", () => {
    const known = { ...facts, situation: { renewal: false } };
    const telephone = (hasCompany: boolean) => field("telephone", { hasCompany }, known);
    expect(telephone(true)).toMatchObject({ required: true, problem: { code: "missing" } });
    expect(telephone(false)).toMatchObject({ required: false, problem: undefined, done: false });
    expect(field("telephone", { hasCompany: false, telephone: null }, known)?.done).toBe(true);
  });

  it("asks each kind of document for its own number", () => {
    const numberOf = (document: IdentityDocument) =>
      fieldsOf({}, { ...noFacts, holder: factsOfHolder(document) })
        .filter(({ source }) => source?.from === "holder.idNumber")
        .map(({ id }) => id);
    expect(numberOf(card)).toEqual(["documentNumber"]);
    const permit = {
      ...card,
      number: "830000198506120036",
      travelPermitNumber: "00000000",
      issueCount: "01",
    };
    const { nation: _nation, ...rest } = permit;
    expect(numberOf({ ...rest, kind: "hkMacaoTaiwan" })).toEqual(["permitNumber"]);
    expect(
      numberOf({
        kind: "foreignPermanentResident2017",
        englishName: "SAMPLE, TEST",
        chineseName: "",
        sex: "notStated",
        birth: "1988-08-08",
        number: "XXX350088080801",
        nationality: "XXX",
        validFrom: "2020-01-01",
        validTo: "2030-01-01",
        cardVersion: "01",
        acceptingAuthority: "3500",
      }),
    ).toEqual(["permanentCard"]);
  });
});

describe("somebody who gives one of two", () => {
  const either = plainForm.parse({
    sections: [
      {
        id: "reach",
        title: "怎么找您",
        fields: [
          { id: "mobile", label: "手机", kind: "mobile", required: { field: "email", filled: false } },
          { id: "email", label: "邮箱", kind: "email", required: { field: "mobile", filled: false } },
        ],
      },
    ],
  });
  const missing = (answers: FormAnswers) =>
    evaluate(either, answers, noFacts, today).problems.map(({ fields }) => fields[0]);

  it("is asked for no more", () => {
    expect(missing({})).toEqual(["mobile", "email"]);
    expect(missing({ mobile: "13800000000" })).toEqual([]);
    expect(missing({ email: "a@b.cn", mobile: null })).toEqual([]);
    expect(missing({ email: null, mobile: null })).toEqual(["mobile", "email"]);
  });
});

describe("a form that asks for the same in two places", () => {
  const person = { label: "电话", kind: "mobile", concept: "person.telephone" };
  const twice = plainForm.parse({
    sections: [
      { id: "one", title: "一", fields: [{ id: "first", ...person }] },
      { id: "two", title: "二", fields: [{ id: "second", ...person }] },
    ],
  });
  const second = (answers: FormAnswers) => evaluate(twice, answers, noFacts, today).sections[1]?.fields[0];

  it("fills the second with the first, until it is told otherwise", () => {
    expect(second({})).toMatchObject({ value: undefined, done: false });
    expect(second({ first: "13800000000" })).toMatchObject({
      value: "13800000000",
      source: { from: "form", editable: true },
      done: true,
    });
    expect(evaluate(twice, { first: "13800000000" }, noFacts, today).next).toBeUndefined();
    expect(second({ first: "13800000000", second: "13900000000" })?.value).toBe("13900000000");
  });
});

describe("a check", () => {
  const form = plainForm.parse({
    sections: [
      {
        id: "s",
        title: "题",
        fields: [
          { id: "birth", label: "生日", kind: "date", sources: ["holder.birthDate"] },
          { id: "start", label: "开始", kind: "date", when: { field: "situation.works", is: true } },
        ],
      },
    ],
    checks: [
      { id: "grown", require: { field: "holder.age", atLeast: 60 }, fields: ["birth"], message: "要满60岁" },
      { id: "old", require: { field: "birth", less: "2000-01-01" }, fields: ["start"], message: "太年轻" },
    ],
  });
  const young: FormFacts = { ...noFacts, holder: factsOfHolder({ ...card, birth: "2004-01-01" }) };

  it("that fails on what nobody may change stands against submitting, but asks nothing again", () => {
    const state = evaluate(form, {}, young, today);
    expect(state.problems.map(({ problem }) => problem)).toEqual([{ code: "check", check: "grown" }]);
    expect(state.next).toBeUndefined();
    expect(state.sections[0]?.fields[0]).toMatchObject({ editable: false, done: true, message: "要满60岁" });
    expect(submission(form, {}, young, today).ok).toBe(false);
  });

  it("is only about fields that are asked", () => {
    const works = { ...young, situation: { works: true } };
    const failing = (known: FormFacts) =>
      evaluate(form, { start: today }, known, today).problems.map(({ fields }) => fields[0]);
    expect(failing(young)).toEqual(["birth"]);
    expect(failing(works)).toEqual(["birth", "start"]);
  });
});

it("a form of sixty fields that hang on one another is evaluated within five milliseconds", () => {
  const fields = Array.from({ length: 60 }, (_, index) => ({
    id: `f${index}`,
    label: "题",
    kind: index % 3 === 0 ? "residentId" : "text",
    concept: `concept.c${index % 20}`,
    sources: ["holder.address", "earlier"],
    when:
      index === 0
        ? true
        : {
            any: [
              { field: `f${index - 1}`, filled: true },
              { field: "holder.age", atLeast: 18 },
            ],
          },
  }));
  const form = plainForm.parse({ sections: [{ id: "all", title: "题", fields }] });
  const answers = Object.fromEntries(
    fields.map(({ id, kind }) => [id, kind === "text" ? "甲乙" : "350206199001010017"]),
  );
  const times = Array.from({ length: 20 }, () => {
    const begun = performance.now();
    expect(evaluate(form, answers, facts, today).problems).toEqual([]);
    return performance.now() - begun;
  });
  // The quickest, as other tests run beside this one.
  expect(Math.min(...times)).toBeLessThan(5);
});
