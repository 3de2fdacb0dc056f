import { render } from "preact";
import type { ActorRefFrom } from "xstate";
import type { Broadcast } from "../../../server/contract/catalogue/broadcast.ts";
import { catalogueTerminal } from "../../../server/contract/catalogue/service.ts";
import { helpTerminal, type ShownStanding } from "../../../server/contract/help/terminal.ts";
import { type ConnectOptions, connect } from "../../connection/service-connection.ts";
import { followBroadcasts } from "../between/follow-broadcasts.ts";
import type { HelpConnection } from "../help-effects.ts";
import type { TerminalMachine } from "../machines/terminal.machine.ts";
import { AtRest } from "./at-rest.tsx";

/** Shows at rest what the hall wants shown, and tells the hall whether somebody is in session, from now on. */
export function followHall(
  terminal: ActorRefFrom<TerminalMachine>,
  options: ConnectOptions,
  sources: { report(error: unknown): void },
): void {
  const place = document.createElement("div");
  place.className = "at-rest";
  document.body.append(place);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let standing: ShownStanding | null = null;
  let broadcasts: readonly Broadcast[] = [];
  const draw = () =>
    render(
      standing && (
        <AtRest
          {...{ standing, broadcasts, isStill }}
          clock={options.clock}
          onBegin={() => terminal.send({ type: "start" })}
        />
      ),
      place,
    );
  showHallsWishes(terminal, connect(helpTerminal, options), sources.report, (next) => {
    standing = next;
    // Nothing below can be touched or reached by keys; a session that has begun is never covered.
    const app = document.querySelector<HTMLElement>(".citizen");
    if (app) app.inert = standing?.closed != null;
    draw();
  });
  followBroadcasts(connect(catalogueTerminal, options), sources.report, (next) => {
    broadcasts = next;
    draw();
  });
}

/**
 * @param show what is to be shown at rest; null: nothing, somebody is in session
 */
export function showHallsWishes(
  terminal: Pick<ActorRefFrom<TerminalMachine>, "getSnapshot" | "subscribe">,
  connection: HelpConnection,
  report: (error: unknown) => void,
  show: (standing: ShownStanding | null) => void,
): void {
  let standing: ShownStanding | undefined;
  let shown: string | undefined;
  let said: string | undefined;
  const inSession = () => terminal.getSnapshot().matches({ service: "session" });

  const look = () => {
    const seen = inSession() || !standing ? null : standing;
    const next = JSON.stringify(seen && [seen.closed, seen.notices]);
    if (next !== shown) {
      shown = next;
      show(seen);
    }
    const state = inSession() ? "session" : standing?.closed ? "closed" : "rest";
    if (connection.state !== "open" || state === said) return;
    said = state;
    connection.request("XiaohuHelp.Show", { state }).catch((error: unknown) => {
      said = undefined;
      report(error);
    });
  };
  const take = (next: ShownStanding) => {
    standing = next;
    look();
  };
  const ask = () => {
    said = undefined;
    if (connection.state !== "open") return;
    connection.request("XiaohuHelp.Standing", {}).then((answer) => take(answer.standing), report);
    look();
  };
  connection.on("XiaohuHelp.StandingChangedEvent", (told) => take(told.standing));
  connection.onState(ask);
  terminal.subscribe(look);
  ask();
}
