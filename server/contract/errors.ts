/**
 * Every error that a page, another program or a person may meet. The code is for programs, the number is what a
 * lobby guide reads aloud (`打印-03`): given once, explicitly, and never reused. What the citizen should do is a
 * sentence in the pages' catalogue, keyed by the code.
 */
export const errorNumbers = {
  /** The reader's port does not exist, or the reader was unplugged. */
  "reader.absent": "读卡-01",
  /** The reader does not answer. */
  "reader.silent": "读卡-02",
  /** The reader's answers break the protocol. */
  "reader.garbled": "读卡-03",
  /** The card was moved or lifted in the middle of the read. */
  "reader.cardMoved": "读卡-04",
  /** The card failed authentication. */
  "reader.cardRejected": "读卡-05",
  /** The card's content does not decode to a document we know. */
  "reader.cardUnreadable": "读卡-06",
  /** The reader's security module failed its self-test. */
  "reader.selfTestFailed": "读卡-07",
  /** The reader's security module is not authorised. */
  "reader.notAuthorised": "读卡-08",
  /** Nobody laid a card in the time given. */
  "reader.noCard": "读卡-09",
  /** The reader is starting or recovering. */
  "reader.notReady": "读卡-10",

  "printer.absent": "打印-01",
  "printer.silent": "打印-02",
  "printer.paperOut": "打印-03",
  "printer.coverOpen": "打印-04",
  "printer.cutter": "打印-05",
  /** Offline without saying why. */
  "printer.offline": "打印-06",
  "printer.hardware": "打印-07",
  /** The printer never said whether the ticket came out. */
  "printer.resultUnknown": "打印-08",
  "printer.garbled": "打印-09",
  /** The printer is starting or recovering. */
  "printer.notReady": "打印-10",

  "queue.unknownService": "取号-01",
  /** The service gives no more numbers now. */
  "queue.serviceClosed": "取号-02",
  /** The hall's server cannot be reached. */
  "queue.hallUnreachable": "取号-03",
  "queue.unknownTicket": "取号-04",
  "queue.unknownClass": "取号-05",
  /** The person has had as many numbers for the service today as the house allows. */
  "queue.personLimit": "取号-06",
  /** The service has given all its numbers of today. */
  "queue.dayFull": "取号-07",
  /** The number is called, being served, or done with: it cannot be given back. */
  "queue.notWaiting": "取号-08",
  /** The number is not of a block that this terminal was given for that day. */
  "queue.notLeased": "取号-09",
  "queue.unknownSite": "取号-10",
  /** The key of an address where telephones take numbers is too old, or none: the code in the hall has a new one. */
  "queue.entryExpired": "取号-11",

  /** No such code, or nothing for this document. */
  "appointment.notFound": "预约-01",
  /** Somebody else took the last place a moment ago. */
  "appointment.slotTaken": "预约-02",
  /** The service takes no appointments, or none at that time. */
  "appointment.notOffered": "预约-03",
  /** The person has as many appointments for the service as the house allows. */
  "appointment.personLimit": "预约-04",
  /** It begins too soon to be changed or cancelled. */
  "appointment.tooLate": "预约-05",
  /** A check-in is not taken yet. */
  "appointment.tooEarly": "预约-06",
  /** Its day is over. */
  "appointment.missed": "预约-07",
  /** It has its number: it can be neither changed nor cancelled. */
  "appointment.checkedIn": "预约-08",
  "appointment.cancelled": "预约-09",
  /** The person has missed too many of late. */
  "appointment.tooOften": "预约-10",
  /** Too many codes or documents from one place that led to nothing: a wait begins. */
  "appointment.tooManyTries": "预约-11",
  /** An appointment is made for a person: a document has to be shown. */
  "appointment.personNeeded": "预约-12",
  /** The number of a document that was typed cannot be one. */
  "appointment.noDocument": "预约-13",
  /** There is no scanner at this terminal. */
  "appointment.noScanner": "预约-14",
  /** It is at another hall of the district: it can be changed and cancelled here, and checked in there. */
  "appointment.otherHall": "预约-15",

  /** No such matter, or none any more. */
  "matter.unknown": "办件-01",
  /** The terminal has no catalogue yet: its hall has not been reached since it was set up. */
  "matter.noCatalogue": "办件-02",
  /** The case has ended or was idle for too long. */
  "matter.caseOver": "办件-03",
  /** Nothing under this code, or not with this document. */
  "matter.notFound": "办件-04",
  /** Too many codes from one place that led to nothing: a wait begins. */
  "matter.tooManyTries": "办件-05",
  /** Handed in it is by somebody who showed a document. */
  "matter.identityNeeded": "办件-06",
  /** The e-licence cannot be had: there is none, it is not valid, or its source does not answer. */
  "matter.licenceUnavailable": "办件-07",
  "matter.nothingOwed": "办件-08",
  /** What was owed did not come in time. */
  "matter.overdue": "办件-09",
  /** It is decided, or over: nothing can be changed. */
  "matter.decided": "办件-10",
  /** The file is too large, its parts do not fit, or it is not what it says it is. */
  "matter.file": "办件-11",

  /** No such application or checking task. */
  "desk.unknown": "经办-01",
  /** The application is not in a state in which this can be done. */
  "desk.notInState": "经办-02",
  /** No result while a deferred material is open (容缺). */
  "desk.deferralOpen": "经办-03",
  /** A term that ends before it begins, or before the one that it extends. */
  "desk.term": "经办-04",

  /** No technician of this id, or not this password. */
  "technician.refused": "维护-01",
  /** Too many wrong passwords: a wait begins. */
  "technician.wait": "维护-02",
  "technician.notSignedIn": "维护-03",
  /** No such device, self-test or record. */
  "technician.unknown": "维护-04",

  "window.unknownClerk": "窗口-01",
  "window.unknownWindow": "窗口-02",
  /** Another clerk is signed in at this window. */
  "window.taken": "窗口-03",
  "window.notSignedIn": "窗口-04",
  /** Nobody is waiting for what this window handles. */
  "window.nobodyWaiting": "窗口-05",
  /** The window still has a ticket in hand. */
  "window.busy": "窗口-06",
  /** No ticket is called at this window, or not in the state that the command needs. */
  "window.noTicket": "窗口-07",
  /** The number is not waiting for what this window handles. */
  "window.notWaiting": "窗口-08",
  /** Called a moment ago: the person needs time to come. */
  "window.tooSoon": "窗口-09",
  /** Called as often as the house allows: it is a missed call now. */
  "window.calledEnough": "窗口-10",
  /** The missed number is too old to come back. */
  "window.expired": "窗口-11",
  /** The window is paused. */
  "window.paused": "窗口-12",
  /** There is nothing that could be undone, or it is too long ago. */
  "window.nothingToUndo": "窗口-13",
  /** The service is not there, or that window does not handle it. */
  "window.cannotHandle": "窗口-14",
  "window.unknownProfile": "窗口-15",
  /** No window handles the service, and no work profile: a ticket sent there would wait for nobody. */
  "window.nobodyHandles": "窗口-16",
  /** The number missed its call: it can come back to the line, and is not called by hand. */
  "window.missed": "窗口-17",

  /** Not JSON, not the envelope, or over the size limit. */
  "message.malformed": "消息-01",
  "message.unknownCommand": "消息-02",
  "message.invalidPayload": "消息-03",
  "message.tooLarge": "消息-04",
  "message.tooManyRequests": "消息-05",
  "message.foreignHost": "消息-06",
  "message.foreignOrigin": "消息-07",
  /** No token, a stale token, or a role that may not do this. */
  "message.notAuthorised": "消息-08",
  "message.notFound": "消息-09",
  /** A bug on our side; the cause is in the log. */
  "message.internal": "消息-10",
  /** The server is shutting down or the connection was lost before an answer came. */
  "message.connectionLost": "消息-11",

  /** The configuration file does not exist or cannot be read. */
  "config.unreadable": "配置-01",
  "config.invalid": "配置-02",
  "config.portInUse": "配置-03",

  /** The document has no place for a seal, or several. */
  "document.noSealPlace": "文书-01",
  /** The seal's signature, with its certificates, is larger than its place in a document. */
  "document.sealTooLarge": "文书-02",

  "simulator.unknownDevice": "模拟-01",
  "simulator.unknownAction": "模拟-02",
  "simulator.invalidArguments": "模拟-03",
} as const;

export type ErrorCode = keyof typeof errorNumbers;

export const errorCodes = Object.keys(errorNumbers) as [ErrorCode, ...ErrorCode[]];

/** An error as it crosses a border. `detail` is for the technician and holds no personal data. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}
