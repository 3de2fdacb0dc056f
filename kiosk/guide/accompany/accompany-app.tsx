import { type ActorRefFrom, createActor } from "xstate";
import { hallAccompany } from "../../../server/contract/accompany/guide.ts";
import type { HelpCall } from "../../../server/contract/help/call.ts";
import { type ConnectOptions, connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createGuideAccompanyMachine, type GuideAccompanyMachine } from "./accompany.machine.ts";
import { AccompanyView } from "./accompany-view.tsx";
import { createGuideAccompanyEffects } from "./effects.ts";

export type AccompanyActor = ActorRefFrom<GuideAccompanyMachine>;

/** Looks on from now on, on a connection of its own, whatever part of the page is shown. @param name in a hall without accounts */
export function startAccompanying(
  server: ConnectOptions,
  name: string | null,
  report: (error: unknown) => void,
): { readonly actor: AccompanyActor; stop(): void } {
  const connection = connect(ofSite(hallAccompany), server);
  const effects = createGuideAccompanyEffects(connection, { now: server.clock.now, report });
  const actor = createActor(createGuideAccompanyMachine(effects), { clock: server.clock, input: { name } });
  actor.start();
  return {
    actor,
    stop() {
      actor.stop();
      connection.close();
    },
  };
}

export interface AccompanyAppProps {
  readonly actor: AccompanyActor;
  readonly call: HelpCall;
  readonly now: number;
  readonly onBack: () => void;
}

export function AccompanyApp({ actor, ...props }: AccompanyAppProps) {
  const snapshot = useActor(actor, (each) => each);
  return <AccompanyView {...props} snapshot={snapshot} send={(event) => actor.send(event)} />;
}
