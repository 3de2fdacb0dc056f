import type { FoundPort } from "../../../server/contract/found-port.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { familyNames } from "../../i18n/devices.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import { Chip } from "../../ui/text-block.tsx";
import type { TechnicianEvent } from "../context.ts";

export interface PortsProps {
  readonly ports: readonly FoundPort[];
  readonly ready: boolean;
  readonly language: Language;
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
}

const words = {
  asking: { word: "portAsking", tone: "quiet" },
  known: { word: "portKnown", tone: "good" },
  spare: { word: "portSpare", tone: "quiet" },
  unknown: { word: "portUnknown", tone: "warning" },
  taken: { word: "portTaken", tone: "bad" },
} as const;

/** What is plugged in, port by port, and what each turned out to be. */
export function Ports({ ports, ready, language, t, send }: PortsProps) {
  // Ports that a device may be meant to stand on; every keyboard and mouse is a HID device too.
  const isOurs = ({ kind, knowledge }: FoundPort) => kind !== "hid" || knowledge !== "unknown";
  const others = ports.filter((port) => !isOurs(port));
  return (
    <section class="ports">
      <header class="devices__head">
        <p class="devices__sum">{t("portsHint")}</p>
        <button
          type="button"
          class="desk-button desk-button--main"
          disabled={!ready}
          onClick={() => send({ type: "command", command: { type: "askPorts" } })}
        >
          {t("askPorts")}
        </button>
      </header>
      {ports.length === 0 && <p class="technician__wait">{t("noPorts")}</p>}
      <ul class="ports__list">
        {ports.filter(isOurs).map((port) => (
          <PortRow key={port.path} port={port} language={language} t={t} />
        ))}
      </ul>
      {others.length > 0 && (
        <p class="ports__others">
          {t("portsOthers", {
            names: others.map(({ label, usb, path }) => label ?? usb ?? path).join(" · "),
          })}
        </p>
      )}
    </section>
  );
}

function PortRow({ port, language, t }: Pick<PortsProps, "language" | "t"> & { port: FoundPort }) {
  const { path, kind, usb, label, knowledge, family, protocol, baudRate, attempts, trouble } = port;
  const { word, tone } = words[knowledge];
  const isNoisy = attempts.some(({ heard }) => heard === "other");
  return (
    <li class="port">
      <span class="port__path">{path}</span>
      <Chip tone={tone}>{t(word)}</Chip>
      <strong class="port__family">{family && (familyNames[family]?.[language] ?? family)}</strong>
      <span class="port__facts">
        {[protocol, baudRate === null ? null : t("portRate", { rate: baudRate }), label, usb]
          .filter((fact) => fact !== null)
          .join(" · ")}
      </span>
      {knowledge === "unknown" && kind === "serial" && (
        <p class="port__advice">{t(isNoisy ? "portNoisy" : "portSilent")}</p>
      )}
      {knowledge === "unknown" && kind === "usb-printer" && (
        <p class="port__advice">{t("portOfficePrinter")}</p>
      )}
      {knowledge === "spare" && <p class="port__advice">{t("portSpareHint")}</p>}
      {knowledge === "taken" && (
        <p class="port__advice">
          {t("portTakenHint")}
          <br />
          <span lang="en">{trouble}</span>
        </p>
      )}
      {attempts.length > 0 && knowledge !== "known" && (
        <details class="port__attempts">
          <summary>{t("portAttempts", { count: attempts.length })}</summary>
          <ul>
            {attempts.map(({ protocol: asked, baudRate: rate, heard }) => (
              <li key={`${asked} ${rate}`}>
                {asked} · {rate} · {t(heardWords[heard])}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const heardWords = { answer: "heardAnswer", other: "heardOther", nothing: "heardNothing" } as const;
