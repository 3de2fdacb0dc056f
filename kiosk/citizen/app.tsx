import type { ComponentType } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { ActorRefFrom } from "xstate";
import { wallTime } from "../../server/contract/hall-time.ts";
import type { PageClock } from "../connection/clock.ts";
import { createStrikeGuard } from "../ui/strike-guard.ts";
import { CitizenScreen } from "./citizen-screen.tsx";
import { isTyping } from "./is-typing.ts";
import type { TerminalEvent, TerminalMachine } from "./machines/terminal.machine.ts";
import type { SessionViewProps } from "./session-view.tsx";
import { type CitizenSnapshot, shownOf } from "./snapshot.ts";

const minute = 60_000;

/** The snapshot of the terminal and of the session in it, as plain data. */
export function citizenSnapshotOf(terminal: ActorRefFrom<TerminalMachine>): CitizenSnapshot {
  const { value, context, children } = terminal.getSnapshot();
  const session = children.session?.getSnapshot();
  return {
    terminal: { value, context },
    session: session ? { value: session.value, context: session.context } : null,
  };
}

/** Ties the terminal's actor to the screen: snapshots in, touches out. */
export function App({
  terminal,
  clock,
  terminalId,
  loadSessionView,
}: {
  terminal: ActorRefFrom<TerminalMachine>;
  clock: PageClock;
  terminalId: string;
  loadSessionView: () => Promise<ComponentType<SessionViewProps>>;
}) {
  const sessionView = useLoaded(loadSessionView);
  const snapshot = useCitizenSnapshot(terminal);
  const guard = useMemo(() => createStrikeGuard(clock.now), [clock]);
  const shown = shownOf(snapshot);

  useLayoutEffect(() => guard.screenChanged(), [guard, shown]);
  const send = useCallback(
    (event: TerminalEvent) => {
      if (isTyping(event) || guard.accepts()) terminal.send(event);
    },
    [guard, terminal],
  );
  useEffect(() => {
    const touched = () => {
      if (terminal.getSnapshot().matches({ service: "session" })) terminal.send({ type: "touched" });
    };
    const moments = ["pointerdown", "keydown"] as const;
    for (const moment of moments) addEventListener(moment, touched);
    return () => {
      for (const moment of moments) removeEventListener(moment, touched);
    };
  }, [terminal]);

  return (
    <CitizenScreen
      snapshot={snapshot}
      send={send}
      time={useWallTime(clock)}
      terminalId={terminalId}
      sessionView={sessionView}
    />
  );
}

/** Null until it has been loaded. */
function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ value: T } | null>(null);
  useEffect(() => {
    void load().then((value) => setLoaded({ value }));
  }, [load]);
  return loaded?.value ?? null;
}

/** Follows the terminal, and each session as it comes and goes. */
function useCitizenSnapshot(terminal: ActorRefFrom<TerminalMachine>): CitizenSnapshot {
  const [snapshot, setSnapshot] = useState(() => citizenSnapshotOf(terminal));
  useLayoutEffect(() => {
    let followed: unknown;
    let unfollow = () => {};
    const look = () => {
      const { session } = terminal.getSnapshot().children;
      if (session !== followed) {
        unfollow();
        followed = session;
        const subscription = session?.subscribe(look);
        unfollow = () => subscription?.unsubscribe();
      }
      setSnapshot(citizenSnapshotOf(terminal));
    };
    const subscription = terminal.subscribe(look);
    look();
    return () => {
      subscription.unsubscribe();
      unfollow();
    };
  }, [terminal]);
  return snapshot;
}

/** Hours and minutes of the hall's wall clock, kept current. */
function useWallTime(clock: PageClock): string {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = clock.setTimeout(() => setNow(clock.now()), minute - (now % minute));
    return () => clock.clearTimeout(timer);
  }, [clock, now]);
  return wallTime(now);
}
