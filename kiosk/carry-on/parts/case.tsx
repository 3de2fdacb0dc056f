import type { VNode } from "preact";
import type { HandleScreen } from "../../citizen/machines/handle-matter.machine.ts";
import { AtTerminal, Receipt, Refused, Saved, Stop } from "./ends.tsx";
import { Review, Sections } from "./lists.tsx";
import { Commitment, Material, Sign } from "./papers.tsx";
import { Delivery, Post, Question, Situation } from "./questions.tsx";

/** States of handling a matter as a telephone shows them; in the others the hall is asked, or a card is, which is not reached here. */
export const caseParts: Readonly<Partial<Record<HandleScreen, () => VNode>>> = {
  handleEnterprise: AtTerminal,
  handleLicences: AtTerminal,
  handleSituation: Situation,
  handleQuestion: Question,
  handleCommitment: Commitment,
  handleSign: Sign,
  handleMaterial: Material,
  handleDelivery: Delivery,
  handlePost: Post,
  handleSteps: Sections,
  handleReview: Review,
  handleReceipt: Receipt,
  handleStop: Stop,
  handleSaved: Saved,
  handleRefused: Refused,
};
