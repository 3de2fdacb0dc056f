import { Notice } from "../../ui/text-block.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

const words = {
  appointmentPlaceCard: ["placeCardTitle", "placeCardHint", "layCard"],
  appointmentReadingCard: ["readingCardTitle", "readingCardHint", "readCard"],
  appointmentCardAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number. */
export function AppointmentCard() {
  const { common, view, advice, send } = useAppointment();
  const { state, error } = view;
  if (!(state in words)) throw new Error(`${state} is not about a card`);
  const [title, hint, moment] = words[state as keyof typeof words];
  return (
    <AppointmentPage
      name={state}
      step={1}
      title={common(title)}
      hint={common(hint)}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {state === "appointmentCardAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </AppointmentPage>
  );
}
