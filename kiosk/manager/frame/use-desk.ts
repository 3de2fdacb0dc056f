import { useEffect, useMemo } from "preact/hooks";
import { type Actor, type AnyStateMachine, createActor } from "xstate";
import type { ServiceDefinition } from "../../../server/contract/envelope.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { PageClock } from "../../connection/clock.ts";
import { connect, type ServiceConnection } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";

export interface DeskAppProps {
  readonly server: { readonly token: string; readonly clock: PageClock };
  readonly now: number;
  readonly language: Language;
}

/** What a desk's effects are made of. */
export const deskSources = {
  report: (error: unknown) => reportError(error),
  newKey: () => crypto.randomUUID(),
};

/** Machines of a desk on a connection of their own: leaving the desk ends all, and with them what was opened. */
export function useDesk<Service extends ServiceDefinition, Machines extends Record<string, AnyStateMachine>>(
  service: Service,
  server: DeskAppProps["server"],
  machinesOf: (connection: ServiceConnection<Service>) => Machines,
): { readonly [Name in keyof Machines]: Actor<Machines[Name]> } {
  const { connection, actors } = useMemo(() => {
    const opened = connect(ofSite(service), server);
    const started = Object.entries(machinesOf(opened)).map(
      ([name, machine]) => [name, createActor(machine, { clock: server.clock }).start()] as const,
    );
    return { connection: opened, actors: Object.fromEntries(started) };
  }, [server]);
  useEffect(
    () => () => {
      for (const actor of Object.values(actors)) actor.stop();
      connection.close();
    },
    [actors, connection],
  );
  return actors as { [Name in keyof Machines]: Actor<Machines[Name]> };
}
