/**
 * Every error that a page, another program or a person may meet. The code is for programs, the number is what a
 * lobby guide reads aloud (`打印-03`). Its two parts are the family's sign and the code's place in it: a new code stands at the end of its
 * family and none is ever taken out, so that no number comes to mean something else. What the citizen should do is a sentence in the pages'
 * catalogue, keyed by the code.
 */
const families = {
  reader: [
    "读卡",
    /** The reader's port does not exist, or the reader was unplugged. */
    "absent",
    /** The reader does not answer. */
    "silent",
    /** The reader's answers break the protocol. */
    "garbled",
    /** The card was moved or lifted in the middle of the read. */
    "cardMoved",
    /** The card failed authentication. */
    "cardRejected",
    /** The card's content does not decode to a document we know. */
    "cardUnreadable",
    /** The reader's security module failed its self-test. */
    "selfTestFailed",
    /** The reader's security module is not authorised. */
    "notAuthorised",
    /** Nobody laid a card in the time given. */
    "noCard",
    /** The reader is starting or recovering. */
    "notReady",
  ],
  printer: [
    "打印",
    "absent",
    "silent",
    "paperOut",
    "coverOpen",
    "cutter",
    /** Offline without saying why. */
    "offline",
    "hardware",
    /** The printer never said whether the ticket came out. */
    "resultUnknown",
    "garbled",
    /** The printer is starting or recovering. */
    "notReady",
  ],
  queue: [
    "取号",
    "unknownService",
    /** The service gives no more numbers now. */
    "serviceClosed",
    /** The hall's server cannot be reached. */
    "hallUnreachable",
    "unknownTicket",
    "unknownClass",
    /** The person has had as many numbers for the service today as the house allows. */
    "personLimit",
    /** The service has given all its numbers of today. */
    "dayFull",
    /** The number is called, being served, or done with: it cannot be given back. */
    "notWaiting",
    /** The number is not of a block that this terminal was given for that day. */
    "notLeased",
    "unknownSite",
    /** The key of an address where telephones take numbers is too old, or none: the code in the hall has a new one. */
    "entryExpired",
  ],
  appointment: [
    "预约",
    /** No such code, or nothing for this document. */
    "notFound",
    /** Somebody else took the last place a moment ago. */
    "slotTaken",
    /** The service takes no appointments, or none at that time. */
    "notOffered",
    /** The person has as many appointments for the service as the house allows. */
    "personLimit",
    /** It begins too soon to be changed or cancelled. */
    "tooLate",
    /** A check-in is not taken yet. */
    "tooEarly",
    /** Its day is over. */
    "missed",
    /** It has its number: it can be neither changed nor cancelled. */
    "checkedIn",
    "cancelled",
    /** The person has missed too many of late. */
    "tooOften",
    /** Too many codes or documents from one place that led to nothing: a wait begins. */
    "tooManyTries",
    /** An appointment is made for a person: a document has to be shown. */
    "personNeeded",
    /** The number of a document that was typed cannot be one. */
    "noDocument",
    /** There is no scanner at this terminal. */
    "noScanner",
    /** It is at another hall of the district: it can be changed and cancelled here, and checked in there. */
    "otherHall",
  ],
  matter: [
    "办件",
    /** No such matter, or none any more. */
    "unknown",
    /** The terminal has no catalogue yet: its hall has not been reached since it was set up. */
    "noCatalogue",
    /** The case has ended or was idle for too long. */
    "caseOver",
    /** Nothing under this code, or not with this document. */
    "notFound",
    /** Too many codes from one place that led to nothing: a wait begins. */
    "tooManyTries",
    /** Handed in it is by somebody who showed a document. */
    "identityNeeded",
    /** The e-licence cannot be had: there is none, it is not valid, or its source does not answer. */
    "licenceUnavailable",
    "nothingOwed",
    /** What was owed did not come in time. */
    "overdue",
    /** It is decided, or over: nothing can be changed. */
    "decided",
    /** The file is too large, its parts do not fit, or it is not what it says it is. */
    "file",
    /** What was saved under this code was handed in by whoever held it first: under the same code there is a receipt. */
    "handedIn",
    /** So much was handed in by this document, typed and not seen by anybody yet, that one more waits until a window has seen it. */
    "tooManyUnseen",
  ],
  desk: [
    "经办",
    /** No such application or checking task. */
    "unknown",
    /** The application is not in a state in which this can be done. */
    "notInState",
    /** A term that ends before it begins, or before the one that it extends. */
    "term",
  ],
  technician: [
    "维护",
    /** No technician of this id, or not this password. */
    "refused",
    /** Too many wrong passwords: a wait begins. */
    "wait",
    "notSignedIn",
    /** No such device, self-test or record. */
    "unknown",
  ],
  window: [
    "窗口",
    "unknownClerk",
    "unknownWindow",
    /** Another clerk is signed in at this window. */
    "taken",
    "notSignedIn",
    /** Nobody is waiting for what this window handles. */
    "nobodyWaiting",
    /** The window still has a ticket in hand. */
    "busy",
    /** No ticket is called at this window, or not in the state that the command needs. */
    "noTicket",
    /** The number is not waiting for what this window handles. */
    "notWaiting",
    /** Called a moment ago: the person needs time to come. */
    "tooSoon",
    /** Called as often as the house allows: it is a missed call now. */
    "calledEnough",
    /** The missed number is too old to come back. */
    "expired",
    /** The window is paused. */
    "paused",
    /** There is nothing that could be undone, or it is too long ago. */
    "nothingToUndo",
    /** The service is not there, or that window does not handle it. */
    "cannotHandle",
    "unknownProfile",
    /** No window handles the service, and no work profile: a ticket sent there would wait for nobody. */
    "nobodyHandles",
    /** The number missed its call: it can come back to the line, and is not called by hand. */
    "missed",
  ],
  message: [
    "消息",
    /** Not JSON, not the envelope, or over the size limit. */
    "malformed",
    "unknownCommand",
    "invalidPayload",
    "tooLarge",
    "tooManyRequests",
    "foreignHost",
    "foreignOrigin",
    /** No token, a stale token, or a role that may not do this. */
    "notAuthorised",
    "notFound",
    /** A bug on our side; the cause is in the log. */
    "internal",
    /** The server is shutting down or the connection was lost before an answer came. */
    "connectionLost",
  ],
  config: [
    "配置",
    /** The configuration file does not exist or cannot be read. */
    "unreadable",
    "invalid",
    "portInUse",
  ],
  document: [
    "文书",
    /** The document has no place for a seal, or several. */
    "noSealPlace",
    /** The seal's signature, with its certificates, is larger than its place in a document. */
    "sealTooLarge",
  ],
  simulator: ["模拟", "unknownDevice", "unknownAction", "invalidArguments"],
  assistance: [
    "帮办",
    /** Nothing under this code. */
    "notFound",
    /** It is not offered for that matter, time or place, or what is said of it has changed meanwhile. */
    "notOffered",
    /** Somebody else took the last place of the half day a moment ago. */
    "slotTaken",
    /** The person has asked for it already, for the same matter, and it is not over. */
    "alreadyOpen",
    /** It is done, declined or cancelled: nothing can be changed. */
    "over",
  ],
  staff: [
    "人员",
    /** Nobody is signed in there any more. */
    "notSignedIn",
    /** It needs a certificate (行政办事员), and there is none that is valid. */
    "notCertified",
    /** No such account. */
    "unknown",
    /** There is an account of this id. */
    "taken",
    /** Nobody would be left who manages accounts. */
    "lastManager",
  ],
  painPoint: [
    "反映",
    /** Nothing was reported under this code, or it was over long ago. */
    "notFound",
  ],
} as const;

type Families = typeof families;
type CodesOf<Family extends keyof Families> = Families[Family] extends readonly [string, ...infer Codes]
  ? `${Family}.${Codes[number] & string}`
  : never;
export type ErrorCode = { [Family in keyof Families]: CodesOf<Family> }[keyof Families];

/** `打印-03` by `printer.paperOut`. */
export const errorNumbers = Object.fromEntries(
  Object.entries(families).flatMap(([family, [sign, ...codes]]) =>
    codes.map((code, place) => [`${family}.${code}`, `${sign}-${`${place + 1}`.padStart(2, "0")}`]),
  ),
) as Readonly<Record<ErrorCode, string>>;

export const errorCodes = Object.keys(errorNumbers) as [ErrorCode, ...ErrorCode[]];

/** What stands for an error where people read it. One of a newer server stands for itself. */
export const numberOf = (code: ErrorCode): string => errorNumbers[code] ?? code;
