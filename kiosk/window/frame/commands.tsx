import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { historyMessages } from "../../i18n/ticket-history.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import type { WindowCommandType } from "../commands.ts";
import { keyCap, type ShortcutAction } from "../shortcuts.ts";

export interface CommandsProps {
  readonly view: WindowView;
  readonly language: Language;
  /** The hall's time, milliseconds since the epoch. */
  readonly now: number;
  /** A step that sent the ticket away was taken a moment ago. */
  readonly mayBeMistaken: boolean;
  readonly canDo: (command: WindowCommandType) => boolean;
  readonly t: Translate<WindowMessages>;
  readonly act: (action: ShortcutAction) => void;
}

type Command = ShortcutAction & WindowCommandType;

/** The commands in the order of the work, each always in the same place with its key beside it. */
export function Commands({ view, language, now, mayBeMistaken, canDo, t, act }: CommandsProps) {
  const button = (command: Command, size: "main" | "beside", note?: string, stands?: "out") => (
    <button
      key={command}
      type="button"
      class={`button command command--${size} button--${canDo(command) && size === "main" ? "primary" : "secondary"} ${stands ? "command--out" : ""}`.trimEnd()}
      disabled={!canDo(command)}
      onClick={() => act(command)}
    >
      <span class="command__words">
        <span>{command === "undo" && stands ? t("undoWrong") : t(command)}</span>
        {note !== undefined && <small>{note}</small>}
      </span>
      <span class="command__keys">
        <kbd>{keyCap(command)}</kbd>
        {command === "callNext" && <kbd>{t("space")}</kbd>}
      </span>
    </button>
  );
  const { undo } = view;
  const canUndo = canDo("undo");
  const undoNote =
    undo && now <= undo.until
      ? t("undoOf", { number: undo.number, step: translator(historyMessages, language)(undo.step) })
      : t("undoNothing");
  return (
    <section class="commands">
      {button("callNext", "main")}
      {button("start", "main")}
      {button("finish", "main")}
      {button("recall", "beside", recallNote(view, now, t))}
      {button("noShow", "beside")}
      {button("undo", "beside", undoNote, canUndo && mayBeMistaken ? "out" : undefined)}
      {button("hold", "beside")}
      {button("transfer", "beside")}
      {button("addMatter", "beside")}
    </section>
  );
}

/** When the ticket in hand may be called again, and how often still; nothing when none was called. */
function recallNote({ current }: WindowView, now: number, t: CommandsProps["t"]): string | undefined {
  if (current?.state !== "called") return undefined;
  if (current.recallFrom === null) return t("recallNone");
  const seconds = Math.ceil((current.recallFrom - now) / 1000);
  const left = t("recallLeft", { count: current.callsLeft });
  return seconds > 0 ? `${t("recallIn", { seconds })} · ${left}` : left;
}
