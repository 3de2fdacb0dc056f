import "../../kiosk/ticket/ticket.css";
import "../../kiosk/pain-point/pain-point.css";
import type { PhonePainSnapshot } from "../../kiosk/pain-point/pain-point.machine.ts";
import { PainPointScreen } from "../../kiosk/pain-point/pain-point-screen.tsx";
import { samplePain } from "../support/pain-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

const context: PhonePainSnapshot["context"] = {
  code: "4FKM7RTY",
  language: "zh-CN",
  text: "normal",
  pain: null,
  enough: false,
  problem: null,
  idempotencyKey: "",
};
const shown = (pain = samplePain("reported")): PhonePainSnapshot => ({
  value: "shown",
  context: { ...context, pain },
});

const moments: Readonly<Record<string, PhonePainSnapshot>> = {
  looking: { value: "looking", context },
  reported: shown(),
  assigned: shown(samplePain("assigned", { alike: 3 })),
  answered: shown(samplePain("answered")),
  again: shown(samplePain("accepted", { again: true })),
  closed: shown(samplePain("closed")),
  declined: shown(samplePain("declined")),
  "not-found": { value: "failed", context: { ...context, code: "", problem: "notFound" } },
  "not-sent": { value: "failed", context: { ...context, problem: "notSent" } },
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language, text }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <PainPointScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language, text } }}
        send={() => undefined}
      />
    );
  },
};
