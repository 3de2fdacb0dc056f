import type { ComponentChildren } from "preact";
import type { WindowView } from "../../../server/contract/window.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { type WindowDialogMessages, windowDialogMessages } from "../../i18n/window-dialogs.ts";
import { availableCommands } from "../commands.ts";
import { type Draft, type DraftedCommand, draftedCommand } from "../draft.ts";
import type { Places } from "../effects.ts";
import type { dialogOf } from "../snapshot.ts";
import type { WindowContext, WindowEvent } from "../window.machine.ts";
import { AddMatterDialog } from "./add-matter.tsx";
import { HelpDialog } from "./help.tsx";
import { HistoryDialog } from "./history.tsx";
import { HoldDialog } from "./hold.tsx";
import { PauseDialog } from "./pause.tsx";
import { ProfileDialog } from "./profile.tsx";
import { SavedCaseDialog } from "./saved-case.tsx";
import { TransferDialog } from "./transfer.tsx";

export interface DialogsProps {
  readonly dialog: NonNullable<ReturnType<typeof dialogOf>>;
  readonly context: WindowContext;
  readonly view: WindowView;
  readonly places: Places;
  readonly beside: BesideDialogs;
  readonly send: (event: WindowEvent) => void;
}

/** Dialogs with machines of their own, as whoever has the hall draws them. */
export interface BesideDialogs {
  readonly ratings: ComponentChildren;
  readonly report: ComponentChildren;
}

/** What every dialog is drawn from. */
export interface OneDialogProps extends DialogsProps {
  readonly t: Translate<WindowDialogMessages>;
  readonly change: (changes: Partial<Draft>) => void;
  readonly close: () => void;
  /** What sends the draft as this command, and whether it can be sent. */
  readonly sends: (command: DraftedCommand) => { readonly enabled: boolean; readonly onGo: () => void };
}

/** The one dialog that stands before the work. */
export function Dialogs(props: DialogsProps) {
  const { dialog, context, view, places, send } = props;
  const one: OneDialogProps = {
    ...props,
    t: translator(windowDialogMessages, context.language),
    change: (changes) => send({ type: "changeDraft", changes }),
    close: () => send({ type: "closeDialog" }),
    sends: (type) => ({
      enabled:
        context.connection === "open" &&
        context.pending === null &&
        draftedCommand(type, context.draft, places) !== null &&
        availableCommands(view, view.at).has(type),
      onGo: () => send({ type }),
    }),
  };
  switch (dialog.name) {
    case "hold":
      return <HoldDialog {...one} />;
    case "transfer":
      return <TransferDialog {...one} />;
    case "addMatter":
      return <AddMatterDialog {...one} />;
    case "pause":
      return <PauseDialog {...one} />;
    case "chooseProfile":
      return <ProfileDialog {...one} />;
    case "history":
      return <HistoryDialog {...one} />;
    case "savedCase":
      return <SavedCaseDialog {...one} />;
    case "ratings":
    case "report":
      return <>{props.beside[dialog.name]}</>;
    case "help":
      return <HelpDialog {...one} />;
  }
}
