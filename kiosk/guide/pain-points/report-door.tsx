import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { reportDoor } from "../../i18n/staff-report.ts";
import { Button } from "../../ui/button.tsx";
import type { ReportAppProps } from "./report-app.tsx";

/** The way to report what does not work; what it needs loads when it is opened. */
export function ReportDoor(props: Omit<ReportAppProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ App: ComponentType<ReportAppProps> } | null>(null);
  const open = () => {
    setOpen(true);
    if (!loaded) import("./report-app.tsx").then(({ ReportApp: App }) => setLoaded({ App }), reportError);
  };
  if (isOpen && loaded) return <loaded.App {...props} onClose={() => setOpen(false)} />;
  return (
    <Button variant="quiet" icon="pencil" disabled={isOpen} onPress={open}>
      {reportDoor.door[props.language]}
    </Button>
  );
}
