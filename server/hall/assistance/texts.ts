import type { AssistanceRequest } from "../../contract/assistance/words.ts";
import type { Language } from "../../contract/hall.ts";
import type { DueText } from "../outbox/send-texts.ts";
import type { Request } from "./state.ts";

/** What somebody is told by text message. */
export type AssistanceTextKind = "booked" | "assigned" | "declined";

const what: Readonly<Record<Language, Readonly<Record<AssistanceRequest["kind"], string>>>> = {
  "zh-CN": { homeVisit: "上门办", handledForYou: "帮代办" },
  "zh-TW": { homeVisit: "到府服務", handledForYou: "代辦服務" },
  en: { homeVisit: "home visit", handledForYou: "help by a clerk" },
};

const halves: Readonly<Record<Language, Readonly<Record<"morning" | "afternoon", string>>>> = {
  "zh-CN": { morning: "上午", afternoon: "下午" },
  "zh-TW": { morning: "上午", afternoon: "下午" },
  en: { morning: "in the morning", afternoon: "in the afternoon" },
};

/** With the hall's name in the brackets in which Chinese carriers want the sender. No name and no address of the person is in them. */
const sentences: Readonly<Record<AssistanceTextKind, Readonly<Record<Language, string>>>> = {
  booked: {
    "zh-CN": "【{hall}】已约好{what}{when}。查询码{code}，可在自助机上查看或取消。",
    "zh-TW": "【{hall}】已約好{what}{when}。查詢碼{code}，可在自助機上查看或取消。",
    en: "[{hall}] Your {what} is booked{when}. Code {code}: look it up or cancel it at a machine.",
  },
  assigned: {
    "zh-CN": "【{hall}】{what}{when}由{assignee}负责，会出示工作证，不收任何费用。查询码{code}。",
    "zh-TW": "【{hall}】{what}{when}由{assignee}負責，會出示工作證，不收任何費用。查詢碼{code}。",
    en: "[{hall}] {assignee} will see to your {what}{when}, with a staff card and free of charge. Code {code}.",
  },
  declined: {
    "zh-CN": "【{hall}】您约的{what}这次办不了，原因可凭查询码{code}在自助机上查看。",
    "zh-TW": "【{hall}】您約的{what}這次無法辦理，原因可憑查詢碼{code}在自助機上查看。",
    en: "[{hall}] Your {what} cannot be done this time. Code {code} shows the reason at a machine.",
  },
};

const templates: Readonly<Record<AssistanceTextKind, string>> = {
  booked: "assistanceBooked",
  assigned: "assistanceAssigned",
  declined: "assistanceDeclined",
};

/** The messages of one request that are true now; what was told before is told no second time, as the outbox knows its key. */
export function textsOf(
  request: AssistanceRequest,
  { assignments, language }: Pick<Request, "assignments" | "language">,
  to: string,
): DueText[] {
  const { state, number } = request;
  if (state === "new") return [due("booked", `${number}/booked`)];
  if (state === "assigned") return [due("assigned", `${number}/assigned/${assignments}`)];
  return state === "declined" ? [due("declined", `${number}/declined`)] : [];

  function due(kind: AssistanceTextKind, key: string): DueText {
    const parameters = {
      hall: request.hall.name[language],
      what: what[language][request.kind],
      when: whenOf(request, language),
      assignee: request.assignee ?? "",
      code: request.code,
    };
    const text = sentences[kind][language].replace(
      /\{(\w+)\}/g,
      (_whole, name: string) => parameters[name as keyof typeof parameters] ?? "",
    );
    return {
      key,
      stream: number,
      text: { to, text, template: templates[kind], parameters, language },
    };
  }
}

/** `，12月1日上午`. */
function whenOf({ slot }: AssistanceRequest, language: Language): string {
  if (!slot) return "";
  const [, month = 0, day = 0] = slot.day.split("-").map(Number);
  const half = halves[language][slot.half];
  return language === "en" ? `, ${slot.day} ${half}` : `，${month}月${day}日${half}`;
}
