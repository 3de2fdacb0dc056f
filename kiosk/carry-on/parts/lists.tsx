import { Fragment } from "preact";
import { mattersOf } from "../../citizen/matters/handling/case.ts";
import { reviewRows } from "../../citizen/matters/handling/review-rows.ts";
import { sectionWords, stateWords } from "../../citizen/matters/handling/section-words.ts";
import { type Section, sectionsOf } from "../../citizen/matters/handling/sections.ts";
import { Button } from "../../ui/button.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { Step } from "./step.tsx";
import { useCarry } from "./use-carry.ts";

const tones = { done: "good", now: "warning", later: "quiet" } as const satisfies Record<
  Section["state"],
  string
>;

/** 全部事项: what is done, what is next, and what is not needed yet. */
export function Sections() {
  const { view, language, t, c, send } = useCarry();
  return (
    <Step name="sections" title={t("stepsTitle")} hint={t("stepsHint")} ways={false}>
      {sectionsOf(view, view.deliveries).map(({ kind, title, of, items, state }, index) => {
        const name = title?.[language] ?? t(sectionWords[kind]);
        return (
          // Sections never change places while they are shown.
          <div key={index} class="carry__group">
            <div class="carry__head">
              <h2>{of ? `${of[language]} · ${name}` : name}</h2>
              <Chip tone={tones[state]} {...(state === "done" ? { icon: "check" as const } : {})}>
                {t(stateWords[state])}
              </Chip>
            </div>
            {items.map(({ words, done, step }) => (
              <Row
                key={JSON.stringify([words.en, step])}
                term={words[language]}
                note={t(done ? "itemDone" : "itemOpen")}
                action={
                  step && { words: t(done ? "edit" : "goTo"), onPress: () => send({ type: "edit", step }) }
                }
              />
            ))}
          </div>
        );
      })}
      <Button icon="back" onPress={() => send({ type: "back" })}>
        {c("back")}
      </Button>
    </Step>
  );
}

/** All that will be handed in, each row to be changed. */
export function Review() {
  const { view, opened, language, t, c, send } = useCarry();
  const matters = mattersOf(view);
  const groups = matters.map((matter) => ({ matter, rows: reviewRows(view, matter, language, t) }));
  const wrong = groups.flatMap(({ rows }) => rows).filter((row) => row.wrong).length;
  return (
    <Step
      name="review"
      title={t("reviewTitle")}
      primary={{
        words: t("submit"),
        icon: "check",
        disabled: wrong > 0,
        onPress: () => send({ type: "submit" }),
      }}
      secondary={{ words: c("saveNow"), onPress: () => send({ type: "stop" }) }}
      ways={false}
    >
      {wrong > 0 && <Notice tone="bad" title={t("reviewRefused", { count: wrong })} />}
      {opened.clerk !== null && <Notice tone="information" title={c("atWindow", { clerk: opened.clerk })} />}
      {view.facts.covered && <p class="choice__hint">{c("coveredHint")}</p>}
      {groups.map(({ matter, rows }) => (
        <div key={matter.id} class="carry__group">
          {matters.length > 1 && <h2>{matter.plainName[language]}</h2>}
          {rows.map(({ term, value, note, wrong: problem, step }) => (
            <Row
              key={term}
              term={term}
              value={value}
              note={note}
              wrong={problem}
              action={step && { words: t("edit"), onPress: () => send({ type: "edit", step }) }}
            />
          ))}
        </div>
      ))}
    </Step>
  );
}

interface RowProps {
  readonly term: string;
  readonly value?: string;
  readonly note: string | null;
  readonly wrong?: string | null;
  readonly action: { readonly words: string; readonly onPress: () => void } | null;
}

function Row({ term, value, note, wrong, action }: RowProps) {
  return (
    <div class="carry__row">
      <div class="carry__words">
        <span class={value === undefined ? "carry__value" : "carry__term"}>{term}</span>
        {value !== undefined && <strong class="carry__value">{breakable(value)}</strong>}
        {note && <span class="carry__term">{note}</span>}
        {wrong && <span class="carry__wrong">{wrong}</span>}
      </div>
      {action && (
        <Button label={`${action.words} ${term}`} onPress={action.onPress}>
          {action.words}
        </Button>
      )}
    </div>
  );
}

/** A number without spaces may be wider than a telephone: after every eighth sign of one it can go on in the next line. */
const breakable = (value: string) =>
  value.split(/([0-9A-Z]{8}(?=[0-9A-Z]))/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {part}
      {index % 2 === 1 && <wbr />}
    </Fragment>
  ));
