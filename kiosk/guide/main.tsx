import "../ui/ui.css";
// What loads later brings no styles of its own.
import "../ui/desk.css";
import "../manager/frame/desk.css";
import "../manager/notices/notices.css";
import "./guide.css";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type ActorRefFrom, createActor } from "xstate";
import { hallGuide } from "../../server/contract/guide/guide.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken } from "../connection/service-connection.ts";
import { ofSite } from "../connection/site.ts";
import { guardPage } from "../staff/guard-page.tsx";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import type { AccompanyActor, AccompanyAppProps } from "./accompany/accompany-app.tsx";
import { tickInterval } from "./delays.ts";
import { createGuideEffects } from "./effects.ts";
import { createGuideMachine, type GuideEvent, type GuideMachine } from "./guide.machine.ts";
import { GuideScreen } from "./guide-screen.tsx";
import { ReportDoor } from "./pain-points/report-door.tsx";
import { createRing } from "./ring.ts";

const server = { token: pageToken(), clock: pageClock };
const newKey = () => crypto.randomUUID();
const bell = createRing((error) => reportError(error));

interface Accompanying {
  readonly App: ComponentType<AccompanyAppProps>;
  readonly actor: AccompanyActor;
}
/** It goes on whatever part of the page is shown, and ends with the page, and with whoever is signed in. */
let stopAccompanying = () => {};

function App({ actor }: { readonly actor: ActorRefFrom<GuideMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  const now = useNow(pageClock, tickInterval);
  const { tab, language, name, view } = snapshot.context;
  const Visits = usePart(
    tab === "visits",
    async () => (await import("../manager/assistance/assistance-app.tsx")).AssistanceApp,
  );
  const Notices = usePart(
    tab === "notices",
    async () => (await import("../manager/notices/notices-app.tsx")).NoticesApp,
  );
  const { accompanying } = snapshot.context;
  const [Accompany, setAccompany] = useState<Accompanying | null>(null);
  useEffect(() => {
    if (!accompanying || Accompany) return;
    import("./accompany/accompany-app.tsx").then(({ AccompanyApp, startAccompanying }) => {
      const started = startAccompanying(server, name.trim() || null, (error) => reportError(error));
      stopAccompanying = started.stop;
      setAccompany({ App: AccompanyApp, actor: started.actor });
    }, reportError);
  }, [accompanying, Accompany, name]);
  const isAway = snapshot.value.line === "away";
  useEffect(() => {
    if (!isAway || !Accompany) return;
    // Somebody else has the tablet now.
    stopAccompanying();
    setAccompany(null);
  }, [isAway, Accompany]);
  const { callId, terminalId } = snapshot.context;
  const call = view?.calls.find(({ id }) => id === callId);
  const about = {
    source: "guide",
    kind: "painPoint",
    serviceId: null,
    terminalId: call?.terminalId ?? terminalId,
    matterId: call?.about.matter?.id ?? null,
  } as const;
  const send = (event: GuideEvent) => {
    // Whatever is touched lets the bell out again, where the browser has silenced it meanwhile.
    bell.prepare();
    actor.send(event);
  };
  return (
    <GuideScreen
      snapshot={snapshot}
      send={send}
      now={now}
      newKey={newKey}
      accompany={
        Accompany &&
        ((call) => (
          <Accompany.App
            actor={Accompany.actor}
            call={call}
            now={now}
            onBack={() => send({ type: "accompany", open: false })}
          />
        ))
      }
      report={view?.me && <ReportDoor server={server} about={about} by={view.me.name} language={language} />}
      visits={Visits && <Visits server={server} now={now} language={language} />}
      notices={
        Notices && (
          <Notices server={server} now={now} language={language} by={view?.me?.name ?? name.trim()} />
        )
      }
    />
  );
}

/** A part of the page that comes when it is first asked for; null: it has not come. */
function usePart<Props>(
  isAsked: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ readonly App: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (isAsked && !part) load().then((App) => setPart({ App }), reportError);
  }, [isAsked, part]);
  return part?.App ?? null;
}

guardPage("guide", (draw, { language }) => {
  const connection = connect(ofSite(hallGuide), server);
  const effects = createGuideEffects(connection, {
    clock: pageClock,
    newKey,
    report: (error) => reportError(error),
    bell,
  });
  const actor = createActor(createGuideMachine(effects), { clock: pageClock });
  actor.start();
  actor.send({ type: "setLanguage", language });
  draw(<App actor={actor} />);
  return () => {
    stopAccompanying();
    actor.stop();
    connection.close();
  };
});
