import type { Language } from "../../../server/contract/hall.ts";
import {
  type DeviceCard,
  deviceFaultNumbers,
  type FaultRecord,
} from "../../../server/contract/technician.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { faultAdvice } from "../../i18n/fault-advice.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import { dayAndTime } from "../../ui/time.ts";
import { familyName } from "../words.ts";

export interface FaultsProps {
  readonly faults: readonly FaultRecord[];
  readonly devices: readonly DeviceCard[];
  readonly language: Language;
  readonly t: Translate<TechnicianMessages>;
}

/** What went wrong, newest first, over restarts. */
export function Faults({ faults, devices, language, t }: FaultsProps) {
  if (faults.length === 0) return <p class="technician__wait">{t("noFaults")}</p>;
  const nameOf = (name: string) => {
    const device = devices.find((candidate) => candidate.name === name);
    return device ? familyName(device, language) : name;
  };
  return (
    <div class="faults">
      <table>
        <thead>
          <tr>
            <th>{t("faultTime")}</th>
            <th>{t("faultDevice")}</th>
            <th>{t("faultNumber")}</th>
            <th>{t("faultAdvice")}</th>
            <th>{t("faultDetail")}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ at, device, code, detail }) => (
            <tr key={`${at} ${device} ${code}`}>
              <td class="faults__time">{dayAndTime(at)}</td>
              <td>{nameOf(device)}</td>
              <td class="faults__number">{deviceFaultNumbers[code]}</td>
              <td>{faultAdvice[code][language]}</td>
              <td lang="en">{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
