import {
  offerScreens,
  type Step,
  type StepContent,
  type StepLabel,
  type StepWords,
} from "../../contract/accompany/step.ts";

/** What the hall has published, by which it knows a name in a step. */
export interface PublicNames {
  hasContent(content: StepContent): boolean;
  hasEntry(id: string): boolean;
  hasService(id: string): boolean;
  /** Whether it is offered to everybody. */
  hasDay(day: string): boolean;
  hasTime(time: string): boolean;
}

/** The last step before the wire to the guide: what the hall itself does not know as public is covered, whatever a terminal has sent. */
export function publicStep(step: Step, names: PublicNames): Step {
  const { hasContent, hasEntry, hasService } = names;
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
  /** What can be pressed: where days and times are chosen, those that everybody may choose. Elsewhere one would be somebody's own. */
  const offer = (words: StepWords): StepWords => {
    const isOffered =
      step.over === null &&
      (("day" in words && step.screen === offerScreens.day && names.hasDay(words.day)) ||
        ("time" in words && step.screen === offerScreens.time && names.hasTime(words.time)));
    return isOffered ? words : cover(words);
  };
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
    controls: step.controls.map((control) => ({ ...control, label: control.label.map(offer) })),
  };
}

/** In the place of content that the hall does not have, so that the others keep theirs. */
const nothingKnown: StepContent = { kind: "head", id: "", version: "0000-00" };
