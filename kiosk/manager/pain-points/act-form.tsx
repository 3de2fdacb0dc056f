import { useState } from "preact/hooks";
import type { OpenedPain } from "../../../server/contract/pain-points/desk.ts";
import { Choice } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { handledWith, isComplete, mergedWith, type PainAct, type PainActKind, possibleActs } from "./acts.ts";
import { actName, type PainManner } from "./words.ts";

interface Said {
  readonly words: string;
  readonly unit: string;
  readonly all: boolean;
}

function actOf(kind: PainActKind, opened: OpenedPain, { words, unit, all }: Said): PainAct {
  const others = all ? handledWith(opened).map(({ number }) => number) : [];
  const numbers = [opened.item.number, ...others];
  switch (kind) {
    case "accept":
    case "close":
      return { kind, numbers };
    case "assign":
      return { kind, numbers, unit, words };
    case "merge":
      return { kind, numbers: mergedWith(opened).map(({ number }) => number) };
    default:
      return { kind, numbers, words };
  }
}

/** What can be done with it now, or with all that are alike: one act at a time, in the office's words. */
export function PainActs({
  opened,
  onPropose,
  language,
  t,
}: PainManner & { readonly opened: OpenedPain; readonly onPropose: (act: PainAct) => void }) {
  const kinds = possibleActs(opened);
  const [chosen, choose] = useState<PainActKind | null>(null);
  const [said, say] = useState<Said>({ words: "", unit: opened.units[0]?.id ?? "", all: false });
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  if (!kind) return opened.item.stage === "answered" ? <p class="note">{t("objecting")}</p> : null;
  const act = actOf(kind, opened, said);
  const put = (more: Partial<Said>) => say({ ...said, ...more });
  const others = handledWith(opened).length;
  const names = Object.fromEntries(opened.units.map(({ id, name }) => [id, name[language]]));
  return (
    <Section title={t("acts")} class="wide acts">
      <div class="acts__form">
        <Choice
          label={t("act")}
          options={kinds}
          value={kind}
          nameOf={(each) => actName(each, t)}
          onChange={(each) => choose(each as PainActKind)}
        />
        {kind !== "merge" && others > 0 && (
          <Choice
            label={t("scope")}
            options={["onlyThis", "allAlike"]}
            value={said.all ? "allAlike" : "onlyThis"}
            nameOf={(each) => (each === "allAlike" ? t("allAlike", { count: others + 1 }) : t("onlyThis"))}
            onChange={(each) => put({ all: each === "allAlike" })}
          />
        )}
        {kind === "assign" && (
          <Choice
            label={t("toUnit")}
            options={opened.units.map(({ id }) => id)}
            value={said.unit}
            nameOf={(each) => names[each] ?? each}
            onChange={(unit) => put({ unit })}
          />
        )}
        {kind !== "accept" && kind !== "close" && kind !== "merge" && (
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
          onClick={() => onPropose("words" in act ? { ...act, words: act.words.trim() } : act)}
        >
          {actName(kind, t)}
        </button>
      </div>
    </Section>
  );
}
