import { useState } from "preact/hooks";
import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import { ByField } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { type ActKind, actsFor, type DeskAct, isComplete, longestDays } from "./acts.ts";
import { actNames, type DeskManner } from "./words.ts";

/** Offered first: five working days, as long as a hall has to say what is missing (行政许可法, article 32). */
const usualDays = 5;

interface ActsProps extends DeskManner {
  readonly opened: OpenedApplication;
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onPropose: (act: DeskAct) => void;
}

/** What can be done with it: one act is chosen, filled in, and then asked about once more. */
export function Acts({ opened, by, onBy, onPropose, ...manner }: ActsProps) {
  const { t } = manner;
  const kinds = actsFor(opened.item);
  const [kind, setKind] = useState<ActKind | null>(null);
  if (kinds.length === 0) return null;
  const shown = kind !== null && kinds.includes(kind) ? kind : null;
  return (
    <Section title={t("acts")} hint={by.trim() === "" ? t("byHint") : ""} class="wide acts">
      <ByField label={t("by")} by={by} onBy={onBy} />
      <div class="acts__kinds">
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            class="desk-button"
            aria-pressed={shown === each}
            onClick={() => setKind(each)}
          >
            {t(actNames[each])}
          </button>
        ))}
      </div>
      {shown !== null && (
        <ActForm
          key={shown}
          kind={shown}
          opened={opened}
          isKnown={by.trim() !== ""}
          onPropose={onPropose}
          {...manner}
        />
      )}
    </Section>
  );
}

interface Draft {
  readonly text: string;
  readonly days: number;
  /** By material: what is missing, or that it is there. */
  readonly materials: Readonly<Record<string, string>>;
  readonly commitmentId: string;
  readonly holds: boolean | null;
}

/** What the form says so far, as the act that it would be; null: not yet one. */
export function actOf(kind: ActKind, { text, days, materials, commitmentId, holds }: Draft): DeskAct | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const chosen = Object.entries(materials).map(([materialId, what]) => ({ materialId, what: what.trim() }));
  switch (kind) {
    case "grant":
    case "refuse":
      return { kind, reasons: lines };
    case "supplement":
      return { kind, materials: chosen, days };
    case "paper":
      return { kind, materialIds: chosen.map(({ materialId }) => materialId) };
    case "extend":
      return { kind, days, reason: lines.join(" ") };
    case "check":
      return holds === null ? null : { kind, commitmentId, holds, finding: lines.join(" ") };
  }
}

function ActForm({
  kind,
  opened: { item },
  isKnown,
  onPropose,
  language,
  t,
}: Omit<ActsProps, "by" | "onBy"> & { readonly kind: ActKind; readonly isKnown: boolean }) {
  const checks = item.checks.filter(({ holds }) => holds === null);
  const [draft, setDraft] = useState<Draft>({
    text: "",
    days: usualDays,
    materials: {},
    commitmentId: checks[0]?.commitmentId ?? "",
    holds: null,
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const act = actOf(kind, draft);
  const { handedIn, owed } = item.application;
  const all = new Map([...handedIn, ...owed].map(({ materialId, name }) => [materialId, name[language]]));
  const offered = kind === "paper" ? owed.map(({ materialId }) => materialId) : [...all.keys()];
  const toggle = (materialId: string, isOn: boolean) => {
    const { [materialId]: _, ...others } = draft.materials;
    change({ materials: isOn ? { ...others, [materialId]: "" } : others });
  };
  const words = (label: string, lines = 1) => (
    <label class="acts__field">
      <span>{label}</span>
      <textarea
        rows={lines}
        maxLength={500}
        value={draft.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="acts__form"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (act) onPropose(act);
      }}
    >
      {kind === "supplement" && <p class="note">{t("supplementHint")}</p>}
      {(kind === "supplement" || kind === "paper") &&
        offered.map((materialId) => (
          <div key={materialId} class="acts__material">
            <label>
              <input
                type="checkbox"
                checked={Object.hasOwn(draft.materials, materialId)}
                onChange={(event) => toggle(materialId, event.currentTarget.checked)}
              />{" "}
              {all.get(materialId)}
            </label>
            {kind === "supplement" && Object.hasOwn(draft.materials, materialId) && (
              <Line
                label={t("what", { name: all.get(materialId) ?? materialId })}
                value={draft.materials[materialId] ?? ""}
                onInput={(what) => change({ materials: { ...draft.materials, [materialId]: what } })}
              />
            )}
          </div>
        ))}
      {kind === "check" && (
        <>
          <select
            aria-label={t("check")}
            value={draft.commitmentId}
            onChange={(event) => change({ commitmentId: event.currentTarget.value })}
          >
            {checks.map(({ commitmentId, title, due }) => (
              <option key={commitmentId} value={commitmentId}>
                {t("checkDue", { title: title[language], day: due.day })}
              </option>
            ))}
          </select>
          <div class="acts__choice" role="radiogroup" aria-label={t("check")}>
            {([true, false] as const).map((holds) => (
              <label key={String(holds)}>
                <input
                  type="radio"
                  name="holds"
                  checked={draft.holds === holds}
                  onChange={() => change({ holds })}
                />{" "}
                {t(holds ? "holds" : "holdsNot")}
              </label>
            ))}
          </div>
        </>
      )}
      {kind === "grant" && words(t("reasonsOptional"), 2)}
      {kind === "refuse" && words(t("reasons"), 3)}
      {kind === "extend" && words(t("reason"))}
      {kind === "check" && words(t("finding"))}
      {(kind === "supplement" || kind === "extend") && (
        <label class="acts__field">
          <span>{t("days")}</span>
          <input
            type="number"
            min={1}
            max={longestDays}
            value={draft.days}
            onInput={(event) => change({ days: event.currentTarget.valueAsNumber })}
          />
        </label>
      )}
      <button
        type="submit"
        class="desk-button desk-button--main acts__next"
        disabled={!isKnown || act === null || !isComplete(act)}
      >
        {t("next")}
      </button>
    </form>
  );
}

function Line({
  label,
  value,
  onInput,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  return (
    <label class="acts__field">
      <span>{label}</span>
      <input value={value} maxLength={500} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}
