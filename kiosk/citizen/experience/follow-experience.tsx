import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { ContractError } from "../../../server/contract/errors.ts";
import type { ExperienceRecord } from "../../../server/contract/experience/record.ts";
import { experienceTerminal } from "../../../server/contract/experience/terminal.ts";
import { type ConnectOptions, connect } from "../../connection/service-connection.ts";
import type { SessionEvent } from "../machines/session/context.ts";
import type { TerminalMachine } from "../machines/terminal.machine.ts";
import { overlayOf, screenOf } from "../snapshot.ts";
import {
  createExperienceEffects,
  createExperienceMachine,
  type ExperienceConnection,
  type ExperienceSnapshot,
} from "./experience.machine.ts";
import { ExperienceCorner, type ExperienceCornerProps } from "./experience-corner.tsx";
import { ExperienceRecorder } from "./recorder.ts";

/** Shows the way in for experience officers, and records whoever came in by it, from now on. */
export function followExperience(
  terminal: ActorRefFrom<TerminalMachine>,
  options: ConnectOptions,
  sources: { newKey(): string; report(error: unknown): void },
): void {
  const place = document.createElement("div");
  document.body.append(place);
  let isCovered = false;
  watchExperience(terminal, connect(experienceTerminal, options), sources, {
    now: () => performance.now(),
    clock: options.clock,
    draw: (corner) => {
      // What lies below the sheet can neither be touched nor reached by keys.
      const covers = corner !== null && isSheet(corner.snapshot);
      const app = document.querySelector<HTMLElement>(".citizen");
      if (app && covers !== isCovered) app.inert = covers;
      isCovered = covers;
      render(corner && <ExperienceCorner {...corner} />, place);
    },
  });
}

type State = "entering" | "beginning" | "recording" | "marking";
const isIn = ({ value }: ExperienceSnapshot, ...states: readonly State[]): boolean =>
  typeof value === "object" && states.some((state) => state === value.session);
const isSheet = (snapshot: ExperienceSnapshot) => isIn(snapshot, "entering", "beginning", "marking");

/** @param around.draw what is shown; null: nothing, nobody is in session */
export function watchExperience(
  terminal: Pick<ActorRefFrom<TerminalMachine>, "getSnapshot" | "subscribe">,
  connection: ExperienceConnection,
  sources: { newKey(): string; report(error: unknown): void },
  around: {
    /** Milliseconds, of a clock that is never set back. */
    now(): number;
    readonly clock: {
      setTimeout(act: () => void, milliseconds: number): unknown;
      clearTimeout(timer: unknown): void;
    };
    draw(corner: ExperienceCornerProps | null): void;
  },
): { stop(): void } {
  const experience = createActor(createExperienceMachine(createExperienceEffects(connection, sources)), {
    clock: around.clock as never,
  }).start();
  let recorder: ExperienceRecorder | null = null;
  let followed: unknown;

  /** Sent as a whole, and after a lost line once more: the hall takes the same record once. */
  const send = (record: ExperienceRecord, isAgain = false) => {
    connection.request("XiaohuExperience.Record", { record }).catch((error: unknown) => {
      const isLost = error instanceof ContractError && error.code === "message.connectionLost";
      if (!isLost || isAgain) return isLost ? undefined : sources.report(error);
      const leave = connection.onState((state) => {
        if (state !== "open") return;
        leave();
        send(record, true);
      });
    });
  };
  const end = (how: "ended" | "stopped") => {
    const record = recorder?.ended(how);
    recorder = null;
    if (record) send(record);
  };
  const snapshots = () => {
    const { value, context, children } = terminal.getSnapshot();
    const session = children.session?.getSnapshot();
    return {
      terminal: { value, context },
      session: session ? { value: session.value, context: session.context } : null,
    };
  };
  const toSession = (event: SessionEvent) => terminal.getSnapshot().children.session?.send(event);
  const look = () => {
    const { terminal: outer, session } = snapshots();
    const snapshot = experience.getSnapshot();
    const { task, remarks } = snapshot.context;
    if (isIn(snapshot, "recording", "marking") && task)
      recorder ??= new ExperienceRecorder(around.now, sources.newKey(), task.id);
    else if (recorder) end("stopped");
    // Nor does it take time to say it in own words, which are the report's and never the record's.
    if (isIn(snapshot, "marking") || session?.context.pain) recorder?.pause();
    else recorder?.resume(remarks);
    if (!session) return around.draw(null);
    const officer = recorder ? (task?.id ?? null) : null;
    const isOpen = typeof session.value === "object";
    if (isOpen && session.context.task !== officer) return toSession({ type: "officer", task: officer });
    recorder?.look(outer, session);
    if (recorder?.isFull) experience.send({ type: "stop" });
    const shown = { terminal: outer, session };
    // Whoever is asked whether they are there is asked before anything else.
    if (isSheet(snapshot) && overlayOf(shown) === "warning") experience.send({ type: "close" });
    around.draw({
      snapshot: experience.getSnapshot(),
      isHome: screenOf(shown) === "home" && overlayOf(shown) === null,
      language: session.context.modes.language,
      send: (event) => {
        experience.send(event);
        if (event.type === "tell") toSession({ type: "tell" });
      },
    });
  };
  const over = () => {
    end("ended");
    experience.send({ type: "over" });
  };
  const follow = () => {
    const { session } = terminal.getSnapshot().children;
    if (!session || session === followed) return;
    followed = session;
    experience.send({ type: "begun" });
    session.subscribe({ next: look, complete: over, error: over });
    look();
  };
  const subscriptions = [experience.subscribe(look), terminal.subscribe(follow)];
  follow();
  return {
    stop() {
      for (const each of subscriptions) each.unsubscribe();
      experience.stop();
    },
  };
}
