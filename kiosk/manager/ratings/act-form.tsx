import { useState } from "preact/hooks";
import {
  type AppealGround,
  appealGrounds,
  type Finding,
  findings,
  type OpenedRating,
} from "../../../server/contract/ratings/desk.ts";
import { Choice } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { isComplete, possibleActs, type RatingAct, type RatingActKind } from "./acts.ts";
import { actName, type RatingManner } from "./words.ts";

interface Said {
  readonly words: string;
  readonly finding: Finding;
  readonly days: string;
  readonly ground: AppealGround;
  readonly yes: boolean;
}

function actOf(kind: RatingActKind, { words, finding, days, ground, yes }: Said): RatingAct {
  switch (kind) {
    case "confirm":
      return { kind, finding, words, days: finding === "complex" ? Math.trunc(Number(days)) : null };
    case "appeal":
      return { kind, ground, words };
    case "review":
      return { kind, upheld: yes, words };
    case "callBack":
      return { kind, reached: yes, words };
    case "close":
      return { kind };
    default:
      return { kind, words };
  }
}

/** What can be done with it now: one at a time, in the office's words. */
export function RatingActs({
  opened,
  onPropose,
  t,
}: RatingManner & {
  readonly opened: OpenedRating;
  readonly onPropose: (act: RatingAct) => void;
}) {
  const kinds = possibleActs(opened);
  const [chosen, choose] = useState<RatingActKind | null>(null);
  const [said, say] = useState<Said>({
    words: "",
    finding: "clear",
    days: "5",
    ground: "mistaken",
    yes: true,
  });
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  if (!kind) return null;
  const act = actOf(kind, said);
  const put = (more: Partial<Said>) => say({ ...said, ...more });
  return (
    <Section title={t("acts")} class="wide acts">
      <div class="acts__form">
        <Choice
          label={t("act")}
          options={kinds}
          value={kind}
          nameOf={(each) => actName(each, t)}
          onChange={(each) => choose(each as RatingActKind)}
        />
        {kind === "confirm" && (
          <Choice
            label={t("finding")}
            options={findings}
            value={said.finding}
            nameOf={t}
            onChange={(each) => put({ finding: each as Finding })}
          />
        )}
        {kind === "confirm" && said.finding === "complex" && (
          <label class="acts__field">
            <span>{t("days")}</span>
            <input
              type="number"
              min={1}
              max={60}
              value={said.days}
              onInput={({ currentTarget }) => put({ days: currentTarget.value })}
            />
          </label>
        )}
        {kind === "appeal" && (
          <Choice
            label={t("ground")}
            options={appealGrounds}
            value={said.ground}
            nameOf={t}
            onChange={(each) => put({ ground: each as AppealGround })}
          />
        )}
        {(kind === "review" || kind === "callBack") && (
          <Choice
            label={t("outcome")}
            options={["yes", "no"]}
            value={said.yes ? "yes" : "no"}
            nameOf={(each) =>
              t(
                kind === "review"
                  ? each === "yes"
                    ? "uphold"
                    : "reject"
                  : each === "yes"
                    ? "reached"
                    : "notReached",
              )
            }
            onChange={(each) => put({ yes: each === "yes" })}
          />
        )}
        {kind !== "close" && (
          <label class="acts__field">
            <span>{t(`${kind}Words`)}</span>
            <textarea
              rows={3}
              maxLength={500}
              value={said.words}
              onInput={({ currentTarget }) => put({ words: currentTarget.value })}
            />
          </label>
        )}
        <button
          type="button"
          class="desk-button acts__next"
          disabled={!isComplete(act)}
          onClick={() => onPropose(act.kind === "close" ? act : { ...act, words: act.words.trim() })}
        >
          {actName(kind, t)}
        </button>
      </div>
    </Section>
  );
}
