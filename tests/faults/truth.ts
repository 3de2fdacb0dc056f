import { cardPresent, printerProblem, readerProblem } from "../../kiosk/citizen/condition.ts";
import { restSentence } from "../../kiosk/citizen/screens/rest.tsx";
import { type CitizenSnapshot, screenOf } from "../../kiosk/citizen/snapshot.ts";
import type { CitizenMessages } from "../../kiosk/i18n/citizen.ts";
import type { RestMessages } from "../../kiosk/i18n/citizen-rest.ts";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { PaperTicket } from "../support/simulated-hall.ts";

/** What is the case, told by the bench and the paper, not by the product. */
export interface Facts {
  /** Undefined: it has just changed, and nobody can know yet. */
  readonly readerWorks: boolean | undefined;
  readonly printerWorks: boolean | undefined;
  readonly cardLies: boolean;
  /** Causes that a screen may name. */
  readonly named: ReadonlySet<ErrorCode>;
  readonly paper: readonly PaperTicket[];
}

type Sentence = keyof CitizenMessages | keyof RestMessages | ErrorCode;

/** A sentence on the screen that says something about the machine, and whether it is true. */
export interface Claim {
  readonly sentence: Sentence;
  readonly isTrue: boolean;
}

/** Causes whose sentences say what is the matter; the others only say what to do. */
const telling: readonly ErrorCode[] = [
  "printer.paperOut",
  "printer.coverOpen",
  "printer.cutter",
  "reader.cardMoved",
  "reader.cardRejected",
  "reader.cardUnreadable",
];

const agrees = (fact: boolean | undefined, claimed: boolean) => fact === undefined || fact === claimed;
const cause = (code: ErrorCode, { named }: Facts): Claim => ({
  sentence: code,
  isTrue: !telling.includes(code) || named.has(code),
});

/** Tickets on the paper that show this number. A half that is marked void is nobody's: its whole comes again. */
export const showing = (number: string, paper: readonly PaperTicket[]) =>
  paper.filter(({ lines }) => lines.includes(number) && !lines.includes("作废 VOID"));

/** Everything that the screen now says about devices, card, number and paper. */
export function claims(snapshot: CitizenSnapshot, facts: Facts): Claim[] {
  const screen = screenOf(snapshot);
  const { condition } = snapshot.session?.context ?? snapshot.terminal.context;
  const session = snapshot.session?.context;
  const number = session?.ticket?.number;
  const onPaper = number === undefined ? 0 : showing(number, facts.paper).length;
  switch (screen) {
    case "rest": {
      const sentence = restSentence(condition);
      const noReader = sentence === "restNoReader" || sentence === "restNoReaderNoPrinter";
      const noPrinter = sentence === "restNoPrinter" || sentence === "restNoReaderNoPrinter";
      const isTrue =
        sentence !== "restNoHall" &&
        agrees(facts.readerWorks, !noReader) &&
        agrees(facts.printerWorks, !noPrinter);
      const claim: Claim = { sentence, isTrue };
      return cardPresent(condition)
        ? [claim, { sentence: "restCardLeft", isTrue: facts.cardLies || facts.readerWorks === undefined }]
        : [claim];
    }
    case "connecting":
    case "outOfOrder":
      // No device can take the terminal out of service: numbers need only the hall.
      return [{ sentence: `${screen}Title`, isTrue: false }];
    case "placeCard":
    case "readingCard":
      return [{ sentence: `${screen}Title`, isTrue: facts.readerWorks !== false }];
    case "layCardAgain":
      return [cause(session?.error ?? "reader.silent", facts)];
    case "identified":
      return [{ sentence: "identifiedTitle", isTrue: session?.holder != null }];
    case "readerFault":
      return readerProblem(condition) === null
        ? [{ sentence: "readerBack", isTrue: facts.readerWorks !== false }]
        : [cause(session?.error ?? "reader.silent", facts)];
    case "printing":
    case "issued":
      return [{ sentence: "numberValid", isTrue: number !== undefined }];
    case "takeTicket":
      return [{ sentence: "takeTicketTitle", isTrue: onPaper === 1 }];
    case "printFailed":
      return printerProblem(condition) === null
        ? [{ sentence: "printerBack", isTrue: facts.printerWorks !== false }]
        : [cause(session?.number?.error ?? "printer.hardware", facts)];
    case "hallUnreachable":
    case "serviceClosed":
      // The hall is well all the time.
      return [{ sentence: `${screen}Title`, isTrue: false }];
    default:
      return [];
  }
}
