import type { EnterpriseScreen } from "../../../kiosk/citizen/machines/enterprise.machine.ts";
import type { FindEvent } from "../../../kiosk/citizen/machines/find-matter.machine.ts";
import type { HandleEvent } from "../../../kiosk/citizen/machines/handle-matter/context.ts";
import type { HandleScreen } from "../../../kiosk/citizen/machines/handle-matter.machine.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import type { AnswerValue } from "../../../server/contract/forms/facts.ts";
import type { Receipt } from "../../../server/contract/matters.ts";
import { answersTo } from "../../support/right-answers.ts";
import type { SimulatedHall } from "../../support/simulated-hall.ts";

/** What is handled: it takes e-licences, has a form, a commitment and a result that is sent, and a person decides it. */
export const matterId = "food-licence-renewal";
const lifeEvent = "permits";

/** Whose shop it is. */
const persona = "resident";
const creditCode = "92350206DEM000014A";

const signature = {
  width: 160,
  height: 60,
  strokes: [
    [
      { x: 20, y: 20, t: 0, p: 0.5 },
      { x: 60, y: 40, t: 200, p: 0.5 },
      { x: 90, y: 15, t: 400, p: 0.5 },
    ],
  ],
};

/** Somebody who handles one matter at the terminal, by herself, and is stopped by nothing that lets her go on. */
export class Applicant {
  readonly #hall: SimulatedHall;
  #cardLies = false;
  #hasTyped = false;
  /** How often she asked again. */
  tries = 0;
  receipt: Receipt | null = null;
  /** Every screen of the matter that was seen, in order. */
  readonly screens: HandleScreen[] = [];

  constructor(hall: SimulatedHall) {
    this.#hall = hall;
  }

  get screen(): HandleScreen | undefined {
    return this.#hall.snapshot.session?.context.handling?.state;
  }

  /** Looks, and does the next thing; nothing where the screen asks to wait. */
  async goOn(): Promise<void> {
    const hall = this.#hall;
    const { session } = hall.snapshot;
    const { screen } = this;
    if (screen && this.screens.at(-1) !== screen) this.screens.push(screen);
    if (screen) return this.#handle(screen);
    const finding = session?.context.finding;
    if (finding) return this.#find(finding.state);
    switch (hall.screen) {
      case "rest":
        return hall.send({ type: "start" });
      case "home":
        return hall.send({ type: "finding", event: { type: "askAgain" } });
      case "takeCard":
      case "takeCardUnseen":
        return this.#takeCard();
      case "thanks":
        return hall.send({ type: "done" });
      default:
        return undefined;
    }
  }

  /** Has the receipt, and is gone. */
  get isGone(): boolean {
    return this.receipt !== null && this.#hall.screen === "rest";
  }

  async #find(state: string): Promise<void> {
    switch (state) {
      case "findMenu":
        return this.#finds({ type: "list", narrowing: { subject: "enterprise", lifeEvent } });
      case "findList":
        return this.#finds({ type: "choose", id: matterId, kind: "matter" });
      case "findGuide":
        return this.#finds({ type: "handle" });
      case "findFailed":
        return this.#finds({ type: "tryAgain" });
      default:
        return undefined;
    }
  }

  async #handle(screen: HandleScreen): Promise<void> {
    const hall = this.#hall;
    const view = hall.snapshot.session?.context.handling;
    if (!view) return;
    const { step, matters } = view;
    this.receipt = view.receipt ?? this.receipt;
    const matter = matters.find(({ id }) => id === matterId);
    if (!matter) throw new Error("the matter is not in the case");
    switch (screen) {
      case "handleDocument":
        if (this.#cardLies) return;
        this.#cardLies = true;
        return hall.act("id-card-reader", "layCard", { persona });
      case "handleWho":
      case "handleRefused":
        this.tries += 1;
        return this.#send({ type: "tryAgain" });
      case "handleEnterprise":
        return this.#actFor(view.acting?.state);
      case "handleSituation": {
        const question = step.kind === "situation" && matter.situations.find(({ id }) => id === step.id);
        if (!question) throw new Error("no question is asked");
        return this.#send({
          type: "answerSituation",
          id: question.id,
          value: question.options[0]?.value ?? "",
        });
      }
      case "handleLicences":
        return this.#send({ type: "useLicences" });
      case "handleQuestion":
        return this.#send({
          type: "answer",
          value: answerTo(matter, step.kind === "question" ? step.fieldId : "", view.today),
        });
      case "handleCommitment":
        return this.#send({ type: "commit" });
      case "handleSign":
        if (!view.signature) return this.#send({ type: "written", signature });
        return this.#send({ type: "signed" });
      case "handleMaterial":
        return this.#send({ type: "handIn", by: "window" });
      case "handleDelivery":
        return this.#send({ type: "deliver", kind: "post" });
      case "handlePost":
        return this.#send({
          type: "answer",
          value: step.kind === "postAddress" ? "福建省厦门市湖里区样例路1号" : "13800000000",
        });
      case "handleReview":
        return this.#send({ type: "submit" });
      case "handleReceipt":
        return this.#send({ type: "done" });
      default:
        return undefined;
    }
  }

  /** For her own shop by its code; as a person where that is not to be shown now. */
  async #actFor(state: EnterpriseScreen | undefined): Promise<void> {
    switch (state) {
      case "enterpriseChoice":
        if (this.#hasTyped) return this.#send({ type: "ownEnterprise" });
        this.#hasTyped = true;
        return this.#send({ type: "typeEnterprise" });
      case "enterpriseCode":
        await this.#send({ type: "draft", value: creditCode });
        return this.#send({ type: "answer" });
      case "enterpriseRefused":
      case "enterpriseFailed":
        return this.#send({ type: "back" });
      default:
        return undefined;
    }
  }

  #send = (event: HandleEvent): Promise<void> => this.#hall.send({ type: "handling", event });
  #finds = (event: FindEvent): Promise<void> => this.#hall.send({ type: "finding", event });

  async #takeCard(): Promise<void> {
    if (!this.#cardLies) return;
    this.#cardLies = false;
    await this.#hall.act("id-card-reader", "removeCard");
  }
}

/** Where only numbers hang together, the first answer does: as many health certificates as cooks. */
function answerTo({ form }: Matter, fieldId: string, today: string): AnswerValue {
  const field = form?.sections.flatMap(({ fields }) => fields).find(({ id }) => id === fieldId);
  if (!field) throw new Error(`no field ${fieldId} is in the form`);
  if (fieldId === "healthCards") return 1;
  const [first, ...more] = answersTo(field, today);
  const value = field.kind === "date" ? more.at(-1) : first;
  if (value === undefined) throw new Error(`nobody knows an answer to ${fieldId}`);
  return value;
}
