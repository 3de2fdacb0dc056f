import type { Step, StepContent, StepLabel, StepWords } from "../../contract/accompany/step.ts";

/** What the hall has published, by which it knows a name in a step. */
export interface PublicNames {
  hasContent(content: StepContent): boolean;
  hasEntry(id: string): boolean;
  hasService(id: string): boolean;
}

/** The last step before the wire to the guide: what the hall itself does not know as public is covered, whatever a terminal has sent. */
export function publicStep(step: Step, { hasContent, hasEntry, hasService }: PublicNames): Step {
  const contents = step.contents.map((content) => (hasContent(content) ? content : nothingKnown));
  const cover = (words: StepWords): StepWords => {
    const isPublic =
      "word" in words ||
      ("content" in words && (contents[words.content] ?? nothingKnown) !== nothingKnown) ||
      ("entry" in words && hasEntry(words.entry)) ||
      ("service" in words && hasService(words.service));
    return isPublic ? words : { covered: true };
  };
  const label = (words: StepLabel): StepLabel => words.map(cover);
  const orNone = (words: StepLabel | null) => words && label(words);
  return {
    ...step,
    contents,
    title: orNone(step.title),
    notes: step.notes.map(label),
    fields: step.fields.map((field) => ({
      ...field,
      label: label(field.label),
      problem: orNone(field.problem),
    })),
    controls: step.controls.map((control) => ({ ...control, label: label(control.label) })),
  };
}

/** In the place of content that the hall does not have, so that the others keep theirs. */
const nothingKnown: StepContent = { kind: "head", id: "", version: "0000-00" };
