import * as z from "zod/mini";
import { condition } from "../forms/condition.ts";
import { formDefinition } from "../forms/definition.ts";
import { type Localized, localized } from "../service-offer.ts";
import { filmElements } from "./film.ts";
import { fileName } from "./media.ts";
import { situationOf } from "./situation.ts";
import {
  channelKind,
  delivery,
  handling,
  holderKind,
  key,
  matterMode,
  matterType,
  powerLevel,
  scope,
  slug,
  subject,
} from "./words.ts";

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const days = z.number().check(z.int(), z.minimum(0), z.maximum(400));

/** Something said twice: as the rules have it, and as people speak (口语化). */
const saidTwice = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({ formal: text, plain: text });

/** 申请材料: one thing to bring, or that somebody else has already. */
const materialOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: key,
    name: text,
    /** 原件, 复印件, 电子件. */
    form: z.array(z.enum(["original", "copy", "electronic"])).check(z.minLength(1)),
    copies: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(9)), 1),
    /**
     * 主件 or 副件: only what is not the main material may be brought later (容缺受理), and never `main`. What is `optional` nobody has
     * to bring.
     */
    need: z.enum(["main", "secondary", "optional"]),
    /** May be brought later, within `deferral`: 可容缺后补. */
    deferrable: z._default(z.boolean(), false),
    /** Only where this holds, of the situation's answers and of the holder; left out: always. */
    when: z.optional(condition),
    /** 来源渠道: who gives it out. */
    source: text,
    /** 填报须知 */
    note: z.optional(text),
    /** The e-licence that stands for it (免证办): nobody brings it who has that. */
    licence: z.optional(key),
    /** The commitment that stands for it (告知承诺): the id of one of `commitments`. */
    commitment: z.optional(key),
    /** 样表: a picture of a filled one, and 空表. */
    sample: z.optional(fileName),
    blank: z.optional(fileName),
    /** 常见错误 */
    mistakes: z._default(z.array(text), []),
  });

/** 告知承诺书: what the applicant is told and what the applicant states. Its version is stamped on every signature. */
const commitmentOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: key,
    version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d+)?$/)),
    title: text,
    /** 告知: what is proved, on what ground, what is asked, who checks it and what a false statement leads to (国办发〔2020〕42号). */
    notice: z.array(text).check(z.minLength(5)),
    /** 承诺 */
    statement: z.array(text).check(z.minLength(4)),
    /** Working days within which it is checked afterwards (事后核查). */
    checkedWithin: days,
  });

/** 智能审批: the rules by which a matter is decided at once. Where none of them is met a person decides. */
const decisionOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    /** All must hold for it to be granted at once, each with what is said of it. */
    grantedWhen: z.array(z.strictObject({ id: key, condition, reason: text })).check(z.minLength(1)),
  });

/** 导办视频 at the step that it explains. */
const videoOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    ...filmElements(text),
    /** Which of the guide's parts it is shown beside. */
    beside: z.enum(["summary", "materials", "form", "result"]),
  });

/** Every element of a guide (办事指南), GB/T 39554 as hall practice has it. `text`: how a text is written. */
export const matterOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: slug,
    /** 基本编码. A demo's begins with DEMO and looks like no real one. */
    code: z.string().check(z.regex(/^[A-Z0-9-]{5,40}$/)),
    version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d+)?$/)),
    effectiveFrom: day,
    name: text,
    /** 口语化 name. */
    plainName: text,
    /** What people call it besides, in Chinese; only for finding it. */
    otherNames: z.array(z.string().check(z.minLength(1), z.maxLength(60))),
    englishWords: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(60))), []),
    /** Everyday questions that lead here; only for finding it. */
    asked: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(80))), []),
    type: matterType,
    level: powerLevel,
    /** 实施主体: one of the catalogue's organs. */
    organ: slug,
    subject,
    /** 服务对象: whose documents are taken here. */
    holders: z.array(holderKind).check(z.minLength(1)),
    /**
     * How the document has to be read for an application to be accepted at a terminal; left out: `print`, by a machine. With less it is
     * received, and accepted once a clerk has seen the document.
     */
    assurance: z.optional(z.enum(["print", "chip"])),
    lifeEvents: z.array(slug).check(z.minLength(1)),
    modes: z.array(matterMode).check(z.minLength(1)),
    /** Service of the hall's queue that handles it at a window. */
    service: z.string().check(z.maxLength(40)),
    summary: saidTwice(text),
    /** 设定依据 */
    basis: z
      .array(z.strictObject({ law: text, article: z._default(z.string(), ""), says: text }))
      .check(z.minLength(1)),
    /** 受理条件 */
    conditions: z.array(saidTwice(text)).check(z.minLength(1)),
    /** 不予受理情形 */
    refusals: z.array(text).check(z.minLength(1)),
    /** 情形导办: questions whose answers leave only what this person needs. */
    situations: z.array(situationOf(text)).check(z.minLength(1)),
    materials: z.array(materialOf(text)).check(z.minLength(1)),
    /** 办理流程 */
    process: z
      .array(
        z.strictObject({
          step: text,
          by: text,
          /** Working days at most; 0: at once. */
          within: days,
          standard: text,
          outcome: text,
        }),
      )
      .check(z.minLength(1)),
    /** 办结时限 in working days. `legal` null: no law sets one. */
    terms: z.strictObject({
      handling,
      legal: z.nullable(days),
      committed: days,
      /** 补正期限 of what was brought later, where something may be. */
      deferral: z.optional(days),
      /** 特别程序: what is not counted. */
      special: z._default(z.array(text), []),
    }),
    /** 收费; `amount` in yuan: no hall asks for more, and who writes fen means less. */
    fee: z.discriminatedUnion("free", [
      z.strictObject({ free: z.literal(true) }),
      z.strictObject({
        free: z.literal(false),
        amount: z.number().check(z.minimum(0.01), z.maximum(100_000)),
        basis: text,
        reductions: z.optional(text),
        ways: text,
      }),
    ]),
    /** 结果 */
    result: z.strictObject({
      name: text,
      /** What the citizen is handed: a sealed certificate, or word of what was done. */
      kind: z.enum(["certificate", "record", "payment", "advice"]),
      sample: z.optional(fileName),
      delivery: z.array(delivery).check(z.minLength(1)),
      /** Months for which it is valid; left out: until something changes. */
      validMonths: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(600))),
      /** The matter that renews it, by which whoever has it is reminded (提醒办). */
      renewedBy: z.optional(slug),
    }),
    /** The kind of e-licence that it renews: whoever holds one can be reminded before it ends, and is led here (提醒办). */
    renews: z.optional(key),
    /** 到办事现场次数, and why at all. */
    visits: z.strictObject({
      count: z.number().check(z.int(), z.minimum(0), z.maximum(5)),
      why: z.optional(text),
    }),
    scope,
    /** 网办深度 */
    onlineDepth: z.enum(["I", "II", "III", "IV"]),
    /** Where it can be done besides at this terminal. */
    channels: z
      .array(z.strictObject({ kind: channelKind, where: text, hours: z.optional(text) }))
      .check(z.minLength(1)),
    /** 咨询方式 and 监督投诉; left out: the organ's. */
    enquiry: z.optional(text),
    complaint: z.optional(text),
    /** 常见问题 */
    questions: z.array(z.strictObject({ question: text, answer: text })).check(z.minLength(1)),
    /** 权利义务; 救济途径. Left out: the catalogue's. */
    rights: z.optional(text),
    remedies: z.optional(text),
    videos: z._default(z.array(videoOf(text)), []),
    commitments: z._default(z.array(commitmentOf(text)), []),
    /** Of matters that are handled or printed here. */
    form: z.optional(formDefinition(text)),
    decision: z.optional(decisionOf(text)),
    /** 免申即办: who is offered it without asking; of what is known of the holder. */
    offeredWhen: z.optional(condition),
  });

export const matter = matterOf(localized);
export type Matter = z.infer<typeof matter>;
export type Material = Matter["materials"][number];
export type Video = Matter["videos"][number];
export type Commitment = Matter["commitments"][number];
