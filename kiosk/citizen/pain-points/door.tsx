import { painDoorMessages } from "../../i18n/pain-points.ts";
import { Button } from "../../ui/button.tsx";
import { hallProblem } from "../condition.ts";
import { useSession } from "../use-citizen.ts";

/** The quiet way to say that something does not work, on whatever screen it does not. */
export function PainDoor() {
  const { language, condition, send } = useSession();
  // Without the hall nobody would hear it.
  if (hallProblem(condition) !== null) return null;
  return (
    <Button variant="quiet" icon="information" class="pain-door" onPress={() => send({ type: "tell" })}>
      {painDoorMessages.door[language]}
    </Button>
  );
}
