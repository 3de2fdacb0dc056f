import type { HelpView } from "../../kiosk/citizen/machines/help.machine.ts";
import type { HelpCall } from "../../server/contract/help/call.ts";

const now = Date.UTC(2026, 10, 23, 1, 5);
const lin = { id: "lin", name: "林小燕" };

export const sampleCall: HelpCall = {
  id: "call-0000-0000-0001",
  terminalId: "HL-01",
  about: {
    matter: {
      id: "open-shop",
      name: { "zh-CN": "开小店、办执照", "zh-TW": "開小店、辦執照", en: "Open a shop, get a licence" },
    },
    step: "handling.form",
    language: "zh-CN",
    modes: { text: "normal", contrast: "normal" },
    wants: "person",
  },
  since: now - 12_000,
  state: "ringing",
  stage: "near",
  guide: null,
  dueAt: null,
  thereAt: null,
  again: false,
  texts: [],
};

const coming = { state: "taken", guide: lin, dueAt: now + 120_000 } as const;

const view = (call: Partial<HelpCall>, more: Partial<HelpView> = {}): HelpView => ({
  about: sampleCall.about,
  id: sampleCall.id,
  call: { ...sampleCall, ...call },
  reachable: true,
  guides: 2,
  now,
  holds: true,
  holdsUntil: now + 1_200_000,
  accompaniment: null,
  writing: "closed",
  draft: "",
  notSaid: false,
  state: "standing",
  ...more,
});

/** Every way in which a call for help can stand, as the citizen's sheet shows it. */
export const helpMoments: ReadonlyMap<string, HelpView> = new Map([
  ["help-calling", view({}, { state: "calling", call: null })],
  ["help-ringing", view({})],
  ["help-ringing-again", view({ again: true, stage: "all" })],
  ["help-nobody", view({ stage: "nobody" })],
  ["help-coming", view(coming)],
  ["help-there", view({ ...coming, state: "there", thereAt: now })],
  ["help-line-lost", view(coming, { reachable: false })],
  ["help-unreachable", view({}, { state: "unreachable", call: null })],
  ["help-ended", view(coming, { state: "ended" })],
  ["help-unanswered", view({ stage: "nobody" }, { state: "ended" })],
  [
    "help-words",
    view(
      {
        ...coming,
        texts: [
          { key: "said-0000-0000-0001", at: now, from: "citizen", words: { phrase: "cannotHear" } },
          { key: "said-0000-0000-0002", at: now, from: "guide", words: { phrase: "whatIsIt" } },
          { key: "said-0000-0000-0003", at: now, from: "citizen", words: { text: "证件一直读不出来" } },
        ],
      },
      { writing: "choosing" },
    ),
  ],
  ["help-typing", view(coming, { writing: "typing", draft: "证件一直" })],
]);
