import { type EventObject, fromCallback, fromPromise, initialTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { AppointmentEffects } from "../../kiosk/citizen/appointment-effects.ts";
import type { Guide } from "../../kiosk/citizen/catalogue-effects.ts";
import type { TerminalCondition } from "../../kiosk/citizen/condition.ts";
import type { TerminalEffects } from "../../kiosk/citizen/effects.ts";
import type { CardHolder } from "../../kiosk/citizen/holder.ts";
import {
  type AppointmentView,
  appointmentViewOf,
  createAppointmentMachine,
} from "../../kiosk/citizen/machines/appointment.machine.ts";
import { createPapersMachine } from "../../kiosk/citizen/machines/papers.machine.ts";
import type { SessionContext, SessionEvent } from "../../kiosk/citizen/machines/session/context.ts";
import { createSessionMachine } from "../../kiosk/citizen/machines/session.machine.ts";
import { createTakeNumberMachine } from "../../kiosk/citizen/machines/take-number.machine.ts";
import type { SessionEffects } from "../../kiosk/citizen/session-effects.ts";
import { type CitizenSnapshot, overlayOf, screenOf } from "../../kiosk/citizen/snapshot.ts";
import type { Modes } from "../../kiosk/ui/modes.ts";
import type { Appointment, Arrival } from "../../server/contract/appointments.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { OfferedClass, ServiceOffer, Ticket } from "../../server/contract/hall.ts";
import type { Elsewhere } from "../../server/contract/sites.ts";
import { silentCatalogueEffects } from "./find-matter-paths.ts";
import { helpMoments } from "./help-moments.ts";
import { innerEvents } from "./inner-events.ts";
import { ratingMachine, sampleVisit } from "./rating-paths.ts";
import { samplePapers } from "./sample-papers.ts";
import { silentAccompanyEffects } from "./silent-accompany-effects.ts";
import { silentAssistanceEffects } from "./silent-assistance-effects.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";
import { silentHelpEffects } from "./silent-help-effects.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";
import { silentPainEffects } from "./silent-pain-effects.ts";
import { silentPapersEffects } from "./silent-papers-effects.ts";
import { silentRatingEffects } from "./silent-rating-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentSessionEffects: SessionEffects = {
  now: () => Date.UTC(2026, 10, 23, 1, 5),
  newKey: () => "00000000-0000-4000-8000-000000000000",
  report: () => undefined,
  readCard: fromCallback(() => undefined) as SessionEffects["readCard"],
  readIdentity: fromCallback(() => undefined) as SessionEffects["readIdentity"],
  documentWays: fromPromise(never) as SessionEffects["documentWays"],
  scanPerson: fromCallback(() => undefined) as SessionEffects["scanPerson"],
  scanIdentity: fromCallback(() => undefined) as SessionEffects["scanIdentity"],
  waitCardRemoved: fromPromise(never) as SessionEffects["waitCardRemoved"],
  findElsewhere: fromPromise(never) as SessionEffects["findElsewhere"],
  takeNumber: fromPromise(never) as SessionEffects["takeNumber"],
  printTicket: fromPromise(never) as SessionEffects["printTicket"],
};

export const silentTerminalEffects: TerminalEffects = {
  report: () => undefined,
  watchBridge: fromCallback(() => undefined) as TerminalEffects["watchBridge"],
  listServices: fromPromise(never) as TerminalEffects["listServices"],
};

const minute = 60_000;

const offer = (
  id: string,
  prefix: string,
  words: readonly [string, string, string],
  area: readonly [string, string, string],
  rest: Pick<ServiceOffer, "windows" | "waiting" | "open"> & Partial<Pick<ServiceOffer, "closed" | "wait">>,
): ServiceOffer => ({
  id,
  prefix,
  name: { "zh-CN": words[0], "zh-TW": words[1], en: words[2] },
  plainName: { "zh-CN": words[0], "zh-TW": words[1], en: words[2] },
  area: { "zh-CN": area[0], "zh-TW": area[1], en: area[2] },
  closed: rest.open ? null : { reason: "suspended", opensAt: null },
  wait: null,
  ...rest,
});

export const sampleServices: readonly ServiceOffer[] = [
  offer(
    "social-insurance",
    "A",
    ["社保、医保、养老金", "社保、醫保、養老金", "Pension, sickness, social card"],
    ["一楼东区", "一樓東區", "Ground floor, east side"],
    { windows: ["1", "2"], waiting: 5, open: true, wait: { likely: 12 * minute, atMost: 20 * minute } },
  ),
  offer(
    "business",
    "B",
    ["开小店、办执照", "開小店、辦執照", "Open a shop, get a licence"],
    ["一楼西区", "一樓西區", "Ground floor, west side"],
    { windows: ["3"], waiting: 0, open: true, wait: { likely: 0, atMost: 0 } },
  ),
  offer(
    "residence",
    "C",
    ["办居住证、迁户口", "辦居住證、遷戶籍", "Residence permit, change of address"],
    ["二楼北区", "二樓北區", "Upper floor, north side"],
    { windows: ["4", "5"], waiting: 12, open: true },
  ),
  offer(
    "taiwan",
    "D",
    ["台胞办证、就业、创业", "臺胞辦證、就業、創業", "Permits, work and business for people from Taiwan"],
    ["二楼南区", "二樓南區", "Upper floor, south side"],
    {
      windows: ["5"],
      waiting: 0,
      open: false,
      closed: { reason: "break", opensAt: Date.UTC(2026, 10, 23, 5, 30) },
    },
  ),
  offer(
    "general",
    "E",
    ["别的事，或不知道找谁", "其他事項，或不知道找誰", "Anything else, or not sure"],
    ["一楼服务台旁", "一樓服務臺旁", "Ground floor, by the front desk"],
    { windows: ["6"], waiting: 3, open: true },
  ),
];

/** As the demo hall offers them. */
export const sampleClasses: readonly OfferedClass[] = [
  {
    id: "elder",
    name: { "zh-CN": "70岁以上老人", "zh-TW": "70歲以上長者", en: "Aged 70 or over" },
    fromAge: 70,
    choice: true,
  },
  {
    id: "disabled",
    name: { "zh-CN": "残疾人", "zh-TW": "身心障礙者", en: "Disabled" },
    fromAge: null,
    choice: true,
  },
  {
    id: "pregnant",
    name: { "zh-CN": "孕妇、带婴幼儿", "zh-TW": "孕婦、帶嬰幼兒", en: "Pregnant, or with a baby" },
    fromAge: null,
    choice: true,
  },
  {
    id: "service",
    name: {
      "zh-CN": "军人、优抚对象、消防救援",
      "zh-TW": "軍人、優撫對象、消防救援",
      en: "Military or fire service",
    },
    fromAge: null,
    choice: true,
  },
];

/** What a citizen is told of other sites. */
export const sampleElsewhere: readonly Elsewhere[] = [
  {
    serviceId: "taiwan",
    name: { "zh-CN": "台胞服务", "zh-TW": "臺胞服務", en: "Service for Taiwan residents" },
    plainName: { "zh-CN": "台胞办证", "zh-TW": "臺胞辦證", en: "Permits for people from Taiwan" },
    here: true,
    sites: [
      {
        siteId: "community",
        name: {
          "zh-CN": "示范社区便民服务站",
          "zh-TW": "示範社區便民服務站",
          en: "Community Service Station",
        },
        level: "community",
        place: { "zh-CN": "示范社区中心", "zh-TW": "示範社區中心", en: "Demo community house" },
        distance: 1520,
        open: true,
        opensAt: null,
        waiting: 0,
        wait: null,
      },
    ],
  },
  {
    serviceId: "marriage-booking",
    name: { "zh-CN": "婚姻登记", "zh-TW": "婚姻登記", en: "Marriage registration" },
    plainName: {
      "zh-CN": "领结婚证",
      "zh-TW": "結婚登記",
      en: "Register a marriage",
    },
    here: false,
    sites: [
      {
        siteId: "street",
        name: {
          "zh-CN": "示范街道便民服务中心",
          "zh-TW": "示範街道便民服務中心",
          en: "Street Service Centre",
        },
        level: "street",
        place: { "zh-CN": "示范里20号", "zh-TW": "示範里20號", en: "20 Demo Lane" },
        distance: 990,
        open: true,
        opensAt: null,
        waiting: 1,
        wait: null,
      },
    ],
  },
];

const firstService = sampleServices[0] as ServiceOffer;

const common = { since: 0, error: null, simulated: "pty" } as const;

export const goodCondition: TerminalCondition = {
  bridge: "open",
  reader: { common: { device: "online", ...common }, cardReader: { media: "notPresent" } },
  printer: {
    common: { device: "online", ...common },
    printer: { paper: { upper: "full" }, cover: "closed", cutter: "ok" },
  },
  hall: {
    reachable: true,
    name: {
      "zh-CN": "湖里区政务服务中心",
      "zh-TW": "湖里區政務服務中心",
      en: "Huli District Service Hall",
    },
    services: sampleServices,
    classes: sampleClasses,
    offline: false,
  },
};

export const withReaderFault = (error: ErrorCode, from = goodCondition): TerminalCondition => ({
  ...from,
  reader: { common: { ...common, device: "noDevice", error }, cardReader: { media: "unknown" } },
});

export const withPrinterFault = (error: ErrorCode, from = goodCondition): TerminalCondition => ({
  ...from,
  printer: {
    common: { ...common, device: "offline", error },
    printer: { paper: { upper: "unknown" }, cover: "unknown", cutter: "unknown" },
  },
});

export const withoutHall = (from = goodCondition): TerminalCondition => ({
  ...from,
  hall: { ...from.hall, reachable: false },
});

export const sampleHolder: CardHolder = {
  kind: "resident",
  maskedName: "测***",
  maskedNumber: "350206********0017",
  expired: false,
  age: 36,
  person: "0".repeat(64),
};

export const sampleTicket: Ticket = {
  id: "ticket-1",
  number: "A012",
  serviceId: firstService.id,
  serviceName: firstService.plainName,
  area: firstService.area,
  windows: ["1", "2"],
  takenAt: Date.UTC(2026, 10, 23, 1, 5),
  ahead: 5,
  state: "waiting",
  print: "notRequested",
  priority: null,
  later: [],
  at: null,
  offline: false,
  wait: { likely: 12 * minute, atMost: 20 * minute },
  follow: "https://hall.example/t/0123456789ABCDEF",
};

/** As `silentSessionEffects`. */
export const silentAppointmentEffects: AppointmentEffects = {
  newKey: silentSessionEffects.newKey,
  document: {
    ways: silentSessionEffects.documentWays,
    readCard: silentSessionEffects.readCard,
    scanDocument: silentSessionEffects.scanPerson,
  },
  offer: fromPromise(never) as AppointmentEffects["offer"],
  find: fromPromise(never) as AppointmentEffects["find"],
  save: fromPromise(never) as AppointmentEffects["save"],
  cancel: fromPromise(never) as AppointmentEffects["cancel"],
  checkIn: fromPromise(never) as AppointmentEffects["checkIn"],
  scanCode: fromPromise(never) as AppointmentEffects["scanCode"],
  printSlip: fromPromise(never) as AppointmentEffects["printSlip"],
};

export const appointmentMachine = createAppointmentMachine(silentAppointmentEffects);

/** 9:30 to 10:00 on Tuesday, 24 November 2026, in Xiamen. */
const slotStart = Date.UTC(2026, 10, 24, 1, 30);
const halfHour = 30 * 60_000;

export const sampleAppointment: Appointment = {
  id: "appointment-1",
  code: "4FKM7RTY",
  serviceId: firstService.id,
  serviceName: firstService.name,
  plainName: firstService.plainName,
  area: firstService.area,
  day: "2026-11-24",
  start: slotStart,
  end: slotStart + halfHour,
  state: "open",
  checkInFrom: slotStart - 2 * halfHour,
  onTimeUntil: slotStart + halfHour / 2,
  changeUntil: slotStart - 2 * halfHour,
  ticketNumber: null,
  slip: "notRequested",
};

/** At another hall than the terminal's. */
export const elsewhereAppointment: Appointment = {
  ...sampleAppointment,
  id: "appointment-elsewhere",
  hall: {
    site: "street",
    name: {
      "zh-CN": "示范街道便民服务中心（演示）",
      "zh-TW": "示範街道便民服務中心（示範）",
      en: "Street Service Centre (demo)",
    },
    place: { "zh-CN": "示范里20号", "zh-TW": "示範里20號", en: "20 Demo Lane" },
    elsewhere: true,
  },
};

const sampleDays = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"].map(
  (day, index) => ({
    day,
    slots:
      index === 2
        ? []
        : [
            "09:00",
            "09:30",
            "10:00",
            "10:30",
            "11:00",
            "11:30",
            "13:30",
            "14:00",
            "14:30",
            "15:00",
            "15:30",
          ].map((time) => {
            const start = Date.parse(`${day}T${time}:00+08:00`);
            return { start, end: start + halfHour, free: 1 + (index % 3) };
          }),
  }),
);

export const sampleOffer = {
  services: sampleServices.map(({ id, name, plainName, area }) => ({ id, name, plainName, area })),
  days: sampleDays,
  scanner: true,
};

const arrivalOf = (manner: Arrival["manner"], already: boolean): Arrival => ({
  appointment: { ...sampleAppointment, state: "checkedIn", ticketNumber: sampleTicket.number },
  ticket: { ...sampleTicket, priority: null },
  manner,
  already,
});

const appointmentErrors: readonly ErrorCode[] = [
  "appointment.tooEarly",
  "appointment.notFound",
  "appointment.slotTaken",
  "appointment.otherHall",
  "queue.hallUnreachable",
];

/** A walk takes a second: it is made once, and read by everybody. */
function once<Result>(walk: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => {
    made ??= { result: walk() };
    return made.result;
  };
}

export const appointmentPaths = once(walkAppointment);
export const sessionPaths = once(walkSession);

/** Every state of an appointment's journey, each by a shortest path, and every outcome that has words of its own. */
function walkAppointment() {
  const later = { ...sampleAppointment, id: "appointment-2", start: slotStart + 48 * halfHour };
  const events = [
    ...innerEvents(
      appointmentMachine,
      {
        offer: [sampleOffer],
        find: [
          [sampleAppointment],
          [{ ...sampleAppointment, slip: "failed" }],
          [sampleAppointment, { ...later, end: later.start + halfHour }],
        ],
        save: [sampleAppointment],
        cancel: [{ ...sampleAppointment, state: "cancelled" }],
        checkIn: [arrivalOf("onTime", false), arrivalOf("late", false), arrivalOf("onTime", true)],
        document: [
          { outcome: "read", holder: sampleHolder, identity: null, person: "0".repeat(64) },
          { outcome: "read", holder: sampleHolder, identity: null, person: null },
          { outcome: "failed", error: "reader.noCard" },
          { outcome: "back" },
        ],
        code: [
          { outcome: "code", code: sampleAppointment.code },
          { outcome: "failed", error: "appointment.noScanner" },
          { outcome: "back" },
        ],
        printSlip: [
          { print: "printed", error: null },
          { print: "unknown", error: "printer.resultUnknown" },
          { print: "failed", error: "printer.paperOut" },
        ],
      },
      appointmentErrors.map((code) => new ContractError(code, "sample")),
    ),
    ...(["checkIn", "book", "manage"] as const).map((purpose) => ({ type: "purpose", purpose })),
    { type: "choose", id: firstService.id },
    { type: "choose", id: sampleAppointment.id },
    { type: "chooseDay", day: "2026-11-24" },
    { type: "chooseTime", start: slotStart },
    { type: "condition", condition: withReaderFault("reader.absent") },
    ...(
      [
        "useCard",
        "otherDocument",
        "typeCode",
        "scan",
        "editService",
        "editDay",
        "editTime",
        "confirm",
        "change",
        "cancel",
        "print",
        "withoutAppointment",
        "tryAgain",
        "back",
        "done",
      ] as const
    ).map((type) => ({ type })),
  ];
  return getShortestPaths(appointmentMachine, {
    events: events as never,
    input: {
      condition: goodCondition,
      language: "zh-CN",
      hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
    },
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { purpose, error, failed, slip, arrival, next, condition } = context;
      const readerFault = condition.reader?.common.error ?? null;
      switch (value) {
        case "appointmentRefused":
          return JSON.stringify([value, purpose, error, failed, readerFault]);
        case "appointmentCode":
          return JSON.stringify([value, purpose, context.scanned]);
        case "appointmentOne":
          return JSON.stringify([value, context.appointment?.slip]);
        case "appointmentBooked":
          return JSON.stringify([value, purpose, slip?.print]);
        case "appointmentArrived":
          return JSON.stringify([value, arrival?.manner, arrival?.already]);
        case "finished":
          return JSON.stringify([value, next]);
        default:
          return JSON.stringify([value, purpose, readerFault]);
      }
    },
    limit: 100_000,
  });
}

export const takeNumberMachine = createTakeNumberMachine(silentSessionEffects);
const initialAppointment = initialTransition(appointmentMachine, {
  condition: goodCondition,
  language: "zh-CN",
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
})[0];

export const sessionMachine = createSessionMachine(
  silentSessionEffects,
  silentAppointmentEffects,
  silentCatalogueEffects,
  silentMatterEffects,
  silentFollowEffects,
  silentAssistanceEffects,
  silentPapersEffects,
  silentHelpEffects,
  silentRatingEffects,
  silentAccompanyEffects,
  silentPainEffects,
);

/** Every state of the number's own machine, each by a shortest path. */
export function takeNumberPaths() {
  const events = [
    ...innerEvents(
      takeNumberMachine,
      {
        takeNumber: [
          { ticket: sampleTicket, already: false },
          { ticket: sampleTicket, already: true },
        ],
        printTicket: [
          { print: "printed", error: null },
          { print: "unknown", error: "printer.resultUnknown" },
          { print: "failed", error: "printer.paperOut" },
        ],
      },
      [
        new ContractError("queue.serviceClosed", "sample"),
        new ContractError("queue.hallUnreachable", "sample"),
        new ContractError("printer.coverOpen", "sample"),
      ],
    ),
    { type: "condition", condition: withPrinterFault("printer.paperOut") },
    { type: "condition", condition: goodCondition },
    ...(["tryAgain", "printAgain", "ticketCameOut", "ticketMissing", "done", "chooseAnother"] as const).map(
      (type) => ({ type }),
    ),
  ];
  return getShortestPaths(takeNumberMachine, {
    events: events as never,
    input: {
      service: firstService,
      classId: null,
      person: null,
      idempotencyKey: silentSessionEffects.newKey(),
      language: "zh-CN",
      hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
      condition: goodCondition,
      ticket: null,
    },
    serializeState: ({ value, context }) =>
      JSON.stringify([value, context.error, context.chooseAnother, context.condition.printer?.common.error]),
  });
}

/** The session does not look into a guide: it hands it on. */
const emptyGuide: Guide = { kind: "matter", matter: null, package: null, parts: [] };
/** As much of one as a session looks at. */
const helpedGuide = { ...emptyGuide, matter: { id: "a-matter", plainName: {} } };

/** What a citizen can do at any moment, and what devices and the hall can answer. */
export function sessionEvents(): EventObject[] {
  const citizen = [
    "chooseMatter",
    "showWindows",
    "useCard",
    "withoutCard",
    "tryAgain",
    "next",
    "back",
    "choosePriority",
    "leave",
    "help",
    "closeHelp",
    "touched",
    "stay",
    "done",
  ] as const satisfies readonly SessionEvent["type"][];
  const events: SessionEvent[] = [
    ...citizen.map((type) => ({ type })),
    { type: "choose", serviceId: firstService.id },
    { type: "setClass", classId: "disabled" },
    { type: "appointment", event: { type: "open" } },
    { type: "finding", event: { type: "open" } },
    { type: "following", event: { type: "open" } },
    { type: "showPapers", papers: samplePapers },
    { type: "card.laid" },
    { type: "card.refused", error: "reader.cardMoved" },
    { type: "card.read", holder: sampleHolder },
    { type: "card.read", holder: { ...sampleHolder, expired: true } },
    { type: "card.failed", error: "reader.noCard" },
    { type: "card.failed", error: "reader.absent" },
  ];
  const numberStates = new Map(
    takeNumberPaths().map(({ state }) => [JSON.stringify([state.value, state.context.error]), state]),
  );
  return [
    ...events,
    ...innerEvents(sessionMachine, {
      findElsewhere: [sampleElsewhere],
      takeNumber: [
        { ticket: sampleTicket, chooseAnother: false },
        { ticket: null, chooseAnother: true },
      ],
      appointment: [
        { next: "number", ticket: sampleTicket },
        { next: "matter", ticket: null },
        { next: "home", ticket: null },
        { next: "leave", ticket: null },
      ],
      findMatter: [
        { next: "number", guide: null, answers: {} },
        { next: "appointment", guide: null, answers: {} },
        { next: "home", guide: null, answers: {} },
        { next: "handle", guide: emptyGuide, answers: {} },
        { next: "assist", guide: helpedGuide, answers: {}, kind: "homeVisit" },
      ],
      handleMatter: [{ next: "home" }, { next: "leave" }],
      followMatter: [
        { next: "home", resumed: null, wanted: null, assist: null, pain: null },
        { next: "leave", resumed: null, wanted: null, assist: null, pain: null },
        {
          next: "resume",
          resumed: { opened: null, guide: emptyGuide },
          wanted: null,
          assist: null,
          pain: null,
        },
        {
          next: "guide",
          resumed: null,
          wanted: { id: "a-matter", kind: "matter" },
          assist: null,
          pain: null,
        },
        { next: "assist", resumed: null, wanted: null, assist: "7RTY4FKM", pain: null },
        { next: "pain", resumed: null, wanted: null, assist: null, pain: "7RTY4FKM" },
      ],
      assistance: [{ next: "back" }, { next: "leave" }],
      papers: [undefined],
      helpCall: [undefined],
      beginRating: [sampleVisit, null],
      rating: [undefined],
      pain: [undefined],
    }),
    ...appointmentSnapshots.map(
      (snapshot) => ({ type: "xstate.snapshot.appointment", snapshot }) as EventObject,
    ),
    ...ratingSnapshots.map((snapshot) => ({ type: "xstate.snapshot.rating", snapshot }) as EventObject),
    ...papersSnapshots.map((snapshot) => ({ type: "xstate.snapshot.papers", snapshot }) as EventObject),
    ...[...numberStates.values()].map(
      (snapshot) => ({ type: "xstate.snapshot.takeNumber", snapshot }) as EventObject,
    ),
  ];
}

/** Every situation of a session, each by a shortest path; situations differ in state, fault and card, not in modes. */
function walkSession() {
  const events = sessionEvents();
  return getShortestPaths(sessionMachine, {
    events: events as never,
    input: { condition: goodCondition },
    // A call for help goes on beside everything, and a report in front of everything: each is walked by itself.
    serializeState: ({ value, context }) => situation(withoutWhatIsBeside(value), context),
    filterEvents: restsBehindPapers,
    limit: 200_000,
  });
}

const withoutWhatIsBeside = <Value>(value: Value): Value => {
  const { open } = value as { open?: object };
  return open ? ({ ...value, open: { ...open, call: "none", pain: "closed" } } as Value) : value;
};

/**
 * The journey behind papers is told nothing, and so comes to no end meanwhile. A bug in the papers while pages lie in the tray is walked nowhere:
 * it would double every situation by pages that lie.
 */
export function restsBehindPapers(
  { value, context }: { readonly value: unknown; readonly context: SessionContext },
  { type }: EventObject,
): boolean {
  const { open } = value as { readonly open?: { readonly papers: string } };
  if (type === "xstate.error.actor.papers") return !context.papersLie;
  return open?.papers !== "open" || !/^xstate\.(done|error)\.actor\.(?!papers)/.test(type);
}

const situation = (
  value: unknown,
  { number, appointment, error, cardLaid, ticket, papers, papersLie, rating }: SessionContext,
) =>
  JSON.stringify([
    value,
    number?.state,
    number?.error,
    appointment?.state,
    error,
    cardLaid,
    ticket?.id,
    papers?.state,
    papersLie,
    rating?.state,
  ]);

const initialPapers = initialTransition(createPapersMachine(silentPapersEffects), {
  condition: goodCondition,
  papers: samplePapers,
})[0];

/** Of the rating's own machine the session knows whether it works, waits for somebody, or goes by itself. */
const ratingSnapshots = (["ratingFaces", "ratingDetails", "ratingSending"] as const).map((value) => ({
  ...initialTransition(ratingMachine, { visit: sampleVisit, language: "zh-CN" })[0],
  value,
}));

/** Of the papers' own machine the session knows whether it works, and whether pages may lie in the tray. */
const papersSnapshots = [
  initialPapers,
  { ...initialPapers, value: "papersPrinting" },
  { ...initialPapers, value: "papersTake", context: { ...initialPapers.context, lying: true } },
] as const;

/** Of the appointment's own machine the session knows whether it works or waits, and whether a card was laid. */
const appointmentSnapshots = [
  initialAppointment,
  {
    ...initialAppointment,
    value: "appointmentMenu",
    context: { ...initialAppointment.context, cardLaid: true },
  },
] as const;

/** A moment worth a picture. */
export interface CitizenMoment {
  readonly name: string;
  readonly snapshot: CitizenSnapshot;
}

const atRest = (
  service: "connecting" | "rest" | "outOfOrder",
  condition: TerminalCondition,
): CitizenSnapshot => ({
  terminal: { value: { service, hall: "waiting" }, context: { condition, door: null } },
  session: null,
});

/** Every screen and every sheet over it once, and the rest screen in every state of the terminal. */
export function citizenMoments(): CitizenMoment[] {
  const moments = new Map<string, CitizenSnapshot>([
    ["connecting", atRest("connecting", goodCondition)],
    ["rest", atRest("rest", goodCondition)],
    ["rest-no-printer", atRest("rest", withPrinterFault("printer.paperOut"))],
    ["rest-no-reader", atRest("rest", withReaderFault("reader.absent"))],
    [
      "rest-no-reader-no-printer",
      atRest("rest", withReaderFault("reader.absent", withPrinterFault("printer.paperOut"))),
    ],
    ["rest-no-hall", atRest("rest", withoutHall())],
    [
      "rest-phone-entry",
      atRest("rest", {
        ...goodCondition,
        hall: { ...goodCondition.hall, phoneEntry: "https://hall.example/n/0123456789ABCDEF" },
      }),
    ],
    [
      "outOfOrder",
      atRest("outOfOrder", {
        ...withoutHall(),
        hall: { reachable: false, name: null, services: [], classes: [], offline: false },
      }),
    ],
  ]);
  for (const { state } of sessionPaths()) {
    if (state.status !== "active") continue;
    const snapshot: CitizenSnapshot = {
      terminal: {
        value: { service: "session", hall: "waiting" },
        context: { condition: state.context.condition, door: {} },
      },
      session: { value: state.value, context: state.context },
    };
    const overlay = overlayOf(snapshot);
    const name = overlay ?? screenOf(snapshot);
    if (!moments.has(name)) moments.set(name, snapshot);
  }
  const inCondition = (name: string, condition: TerminalCondition): CitizenSnapshot => {
    const { terminal, session } = moments.get(name) ?? fail(name);
    if (!session) return fail(name);
    return {
      terminal: { ...terminal, context: { ...terminal.context, condition } },
      session: { ...session, context: { ...session.context, condition } },
    };
  };
  const knowing = (name: string, elsewhere: readonly Elsewhere[]): CitizenSnapshot => {
    const { terminal, session } = moments.get(name) ?? fail(name);
    if (!session) return fail(name);
    return { terminal, session: { ...session, context: { ...session.context, elsewhere } } };
  };
  for (const [name, appointment] of appointmentMoments()) {
    const snapshot = moments.get("home") ?? fail("home");
    const { session } = snapshot;
    if (!session || typeof session.value !== "object") return fail(name);
    const value = { open: { ...session.value.open, journey: "appointment" as const } };
    moments.set(name, { ...snapshot, session: { value, context: { ...session.context, appointment } } });
  }
  for (const [name, help] of helpMoments) {
    const snapshot = moments.get("home") ?? fail("home");
    const { session } = snapshot;
    if (!session || typeof session.value !== "object") return fail(name);
    const value = { open: { ...session.value.open, help: "open" as const, call: "open" as const } };
    moments.set(name, { ...snapshot, session: { value, context: { ...session.context, help } } });
  }
  const { terminal, session } = moments.get("thanks") ?? fail("thanks");
  return [
    ...[...moments].map(([name, snapshot]) => ({ name, snapshot })),
    { name: "home-no-hall", snapshot: inCondition("home", withoutHall()) },
    { name: "matter-elsewhere", snapshot: knowing("matter", sampleElsewhere) },
    { name: "matter-no-hall", snapshot: inCondition("matter", withoutHall()) },
    {
      name: "identifyChoice-no-reader",
      snapshot: inCondition("identifyChoice", withReaderFault("reader.absent")),
    },
    {
      name: "printUnknown-paper-out",
      snapshot: inCondition("printUnknown", withPrinterFault("printer.paperOut")),
    },
    {
      name: "printFailed-paper-out",
      snapshot: inCondition("printFailed", withPrinterFault("printer.paperOut")),
    },
    {
      name: "thanks-done",
      snapshot: {
        terminal,
        session: session && { ...session, context: { ...session.context, ticket: sampleTicket } },
      },
    },
  ];
}

/** What each error of appointments is the answer to. */
const askedBy: Partial<Record<ErrorCode, AppointmentView["failed"]>> = {
  "appointment.tooEarly": "checkIn",
  "appointment.notFound": "find",
  "appointment.slotTaken": "save",
  "appointment.otherHall": "checkIn",
};
/** Where it is said that an appointment is at another hall. */
const ofElsewhere = [
  "appointmentOne",
  "appointmentList",
  "appointmentReview",
  "appointmentBooked",
  "appointmentRefused-otherHall",
];

/** Every screen of an appointment, and each of its outcomes. */
function appointmentMoments(): Map<string, AppointmentView> {
  const moments = new Map<string, AppointmentView>();
  for (const { state } of appointmentPaths()) {
    const view = appointmentViewOf(state);
    if (!view) continue;
    const { error, slip, arrival, failed } = view;
    if (error && failed !== (askedBy[error] ?? failed)) continue;
    const parts = {
      appointmentRefused: error?.split(".")[1],
      appointmentBooked: slip?.print,
      appointmentOne: view.appointment?.slip === "failed" ? "slipFailed" : undefined,
      appointmentArrived: arrival && (arrival.already ? "already" : arrival.manner),
    };
    const part = view.state in parts ? parts[view.state as keyof typeof parts] : undefined;
    const name = part ? `${view.state}-${part}` : view.state;
    if (!moments.has(name)) moments.set(name, view);
  }
  for (const name of ofElsewhere) {
    const view = moments.get(name) ?? fail(name);
    moments.set(`${name}-elsewhere`, {
      ...view,
      purpose: "manage",
      appointment: elsewhereAppointment,
      found: [sampleAppointment, elsewhereAppointment],
    });
  }
  return moments;
}

function fail(name: string): never {
  throw new Error(`no path leads to ${name}`);
}

/** The same moment in another language, size or contrast. Between citizens there are no modes. */
export function inModes({ terminal, session }: CitizenSnapshot, modes: Partial<Modes>): CitizenSnapshot {
  if (!session) return { terminal, session };
  return {
    terminal,
    session: {
      ...session,
      context: { ...session.context, modes: { ...session.context.modes, ...modes } },
    },
  };
}

/** The context of a session that has just begun. */
export function freshSessionContext(): SessionContext {
  return initialTransition(sessionMachine, { condition: goodCondition })[0].context;
}
