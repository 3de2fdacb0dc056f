import { Chip } from "../../ui/text-block.tsx";
import { useSession } from "../use-citizen.ts";

/** The class in which this citizen will be called; nothing for the ordinary one. */
export function PriorityNote() {
  const { t, session, condition, language } = useSession();
  const chosen = condition.hall.classes.find(({ id }) => id === session.classId);
  if (!chosen) return null;
  return (
    <Chip tone="good" icon="check">
      {t("priorityChosen", { name: chosen.name[language] })}
    </Chip>
  );
}
