import "../../kiosk/ui/desk.css";
import "../../kiosk/manager/frame/desk.css";
import "../../kiosk/manager/notices/notices.css";
import "../../kiosk/guide/guide.css";
import { AccompanyView } from "../../kiosk/guide/accompany/accompany-view.tsx";
import { GuideScreen } from "../../kiosk/guide/guide-screen.tsx";
import { ReportForm } from "../../kiosk/guide/pain-points/report-form.tsx";
import { NoticesScreen } from "../../kiosk/manager/notices/notices-screen.tsx";
import { guideAccompanyMoments } from "../support/guide-accompany-moments.ts";
import { guideMoments } from "../support/guide-moments.ts";
import { guideNotices } from "../support/notice-samples.ts";
import { reportMoments } from "../support/report-moments.ts";
import type { GalleryPage } from "./gallery.tsx";

/** Unrolled: what is scrolled to stands under the bars at the bottom until then, and is in the picture so. */
const unrolled = new CSSStyleSheet();
unrolled.replaceSync(
  "body { overflow: visible } .guide { flex: none; min-height: 100% } .guide__main { overflow: visible } .thumb { position: static }",
);
document.adoptedStyleSheets.push(unrolled);

/** 9:05 in Xiamen. */
const now = Date.UTC(2026, 10, 23, 1, 5);

export const page: GalleryPage = {
  moments: [...guideMoments.keys(), ...guideAccompanyMoments.keys(), ...Object.keys(reportMoments)],
  draw(moment, { language }) {
    const report = reportMoments[moment];
    const accompanied = guideAccompanyMoments.get(moment);
    const taken = guideMoments.get("call-taken");
    const snapshot =
      accompanied && taken
        ? { ...taken, context: { ...taken.context, accompanying: true } }
        : guideMoments.get(report ? "call-over" : moment);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <GuideScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        now={now}
        newKey={() => "key-0000-0000-0000-1"}
        visits={null}
        accompany={
          accompanied
            ? (call) => (
                <AccompanyView
                  call={call}
                  snapshot={accompanied}
                  send={() => undefined}
                  now={now}
                  onBack={() => undefined}
                />
              )
            : null
        }
        report={
          report && (
            <ReportForm
              snapshot={report}
              send={() => undefined}
              onClose={() => undefined}
              language={language}
            />
          )
        }
        notices={
          <NoticesScreen snapshot={guideNotices} send={() => undefined} now={now} language={language} />
        }
      />
    );
  },
};
