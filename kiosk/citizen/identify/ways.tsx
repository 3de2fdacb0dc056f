import { readerProblem } from "../condition.ts";
import { Tile } from "../frame/tile.tsx";
import { documentIcons } from "./drawings.tsx";
import { useIdentify } from "./use-identify.ts";

/** By the card or another document, by the code, or, where there is a scanner, by the QR code. */
export function Ways({
  scanner,
  code,
  hints,
  send,
}: {
  /** Whether a code can be held to a scanner here. */
  readonly scanner: boolean;
  readonly code: "appointment" | "matter";
  readonly hints: { readonly card: string; readonly scan: string; readonly code: string };
  readonly send: (event: { type: "useCard" | "otherDocument" | "scan" | "typeCode" }) => void;
}) {
  const { t, common, condition } = useIdentify();
  const readerOff = readerProblem(condition) !== null;
  return (
    <div class="tiles">
      <Tile
        icon="card"
        words={t("byCard")}
        hint={readerOff ? common("readerOff") : hints.card}
        disabled={readerOff}
        main={!readerOff}
        onPress={() => send({ type: "useCard" })}
      />
      <Tile
        icon={<documentIcons.zone />}
        words={t("byOther")}
        hint={t("byOtherHint")}
        onPress={() => send({ type: "otherDocument" })}
      />
      {scanner && (
        <Tile
          icon={<documentIcons.code />}
          words={t("byScan")}
          hint={hints.scan}
          onPress={() => send({ type: "scan" })}
        />
      )}
      <Tile
        icon="pencil"
        words={t(code === "appointment" ? "appointmentCodeBy" : "matterCodeBy")}
        hint={hints.code}
        main={readerOff}
        onPress={() => send({ type: "typeCode" })}
      />
    </div>
  );
}
