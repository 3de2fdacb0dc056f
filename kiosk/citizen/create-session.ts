import { appointmentTerminal } from "../../server/contract/appointments.ts";
import { assistanceTerminal } from "../../server/contract/assistance/service.ts";
import { catalogueTerminal } from "../../server/contract/catalogue/service.ts";
import { helpTerminal } from "../../server/contract/help/terminal.ts";
import { identityTerminal } from "../../server/contract/identity-terminal.ts";
import { matterTerminal } from "../../server/contract/matters.ts";
import { painTerminal } from "../../server/contract/pain-points/service.ts";
import { ratingTerminal } from "../../server/contract/ratings/service.ts";
import { type ConnectOptions, connect } from "../connection/service-connection.ts";
import { createAccompanyEffects } from "./accompany-effects.ts";
import { createAppointmentEffects } from "./appointment-effects.ts";
import { createAssistanceEffects } from "./assistance-effects.ts";
import { createCatalogueEffects } from "./catalogue-effects.ts";
import type { Connections, Sources } from "./effects.ts";
import { createFollowEffects } from "./follow-effects.ts";
import { createHelpEffects } from "./help-effects.ts";
import { createSessionMachine, type SessionMachine } from "./machines/session.machine.ts";
import { createMatterEffects } from "./matter-effects.ts";
import { createPainEffects } from "./pain-effects.ts";
import { createPapersEffects } from "./papers-effects.ts";
import { createRatingEffects } from "./rating-effects.ts";
import { createScanEffects, type ScanSources } from "./scan-effects.ts";
import { createSessionEffects, sessionConnections } from "./session-effects.ts";

/** The machine of a session with its effects, each on a connection of its own. */
export function createSession(
  connections: Connections,
  sources: Sources,
  options: ConnectOptions,
  scanning: ScanSources,
): SessionMachine {
  const identity = connect(identityTerminal, options);
  const effects = createSessionEffects(sessionConnections(connections, identity), sources);
  const appointments = connect(appointmentTerminal, options);
  const catalogue = connect(catalogueTerminal, options);
  const matters = connect(matterTerminal, options);
  const assistance = connect(assistanceTerminal, options);
  const pains = connect(painTerminal, options);
  const handling = createMatterEffects(matters, effects);
  const scan = createScanEffects(matters, scanning, effects);
  const help = connect(helpTerminal, options);
  return createSessionMachine(
    effects,
    createAppointmentEffects(appointments, effects),
    createCatalogueEffects(catalogue, assistance),
    { ...handling, ...scan },
    { ...createFollowEffects(matters, catalogue, assistance, pains, effects), ...scan },
    createAssistanceEffects(assistance, handling),
    createPapersEffects(matters, handling),
    createHelpEffects(help, effects),
    createRatingEffects(connect(ratingTerminal, options), effects),
    createAccompanyEffects(help, { ...options, load: () => import("./accompany/share.ts") }, effects),
    createPainEffects(pains, handling),
  );
}
