import type { RefObject } from "preact";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { ticketNumber, typedNumber } from "../commands.ts";
import { keyCap, type ShortcutAction } from "../shortcuts.ts";
import type { WindowEvent } from "../window.machine.ts";

export interface CommandsProps {
  readonly canDo: (command: ShortcutAction) => boolean;
  /** What stands in the number field. */
  readonly number: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
}

const main = ["callNext", "start", "finish"] as const;
const beside = ["recall", "noShow"] as const;

/** The commands in the order of the work, each always in the same place with its key beside it. */
export function Commands({ canDo, number, field, t, send }: CommandsProps) {
  const button = (command: (typeof main | typeof beside)[number], size: "main" | "beside") => (
    <button
      key={command}
      type="button"
      class={`button command command--${size} button--${canDo(command) && size === "main" ? "primary" : "secondary"}`}
      disabled={!canDo(command)}
      onClick={() => send({ type: command })}
    >
      <span>{t(command)}</span>
      <span class="command__keys">
        <kbd>{keyCap(command)}</kbd>
        {command === "callNext" && <kbd>{t("space")}</kbd>}
      </span>
    </button>
  );
  return (
    <section class="commands">
      <div class="commands__main">{main.map((command) => button(command, "main"))}</div>
      <div class="commands__beside">
        {beside.map((command) => button(command, "beside"))}
        <form
          class="by-number"
          onSubmit={(event) => {
            event.preventDefault();
            send({ type: "callNumber" });
          }}
        >
          <label class="by-number__field">
            <span>{t("callNumber")}</span>
            <kbd>{keyCap("callNumber")}</kbd>
            <input
              ref={field}
              value={number}
              placeholder={t("callNumberExample")}
              autocomplete="off"
              spellcheck={false}
              disabled={!canDo("callNumber")}
              onInput={(event) => {
                // The field shows at once what counts: a lower-case letter or a stray sign never stands there.
                event.currentTarget.value = typedNumber(event.currentTarget.value);
                send({ type: "typeNumber", text: event.currentTarget.value });
              }}
            />
          </label>
          <button
            type="submit"
            class="button button--secondary"
            disabled={!canDo("callNumber") || ticketNumber(number) === null}
          >
            <span>{t("callNumberGo")}</span>
          </button>
        </form>
      </div>
    </section>
  );
}
