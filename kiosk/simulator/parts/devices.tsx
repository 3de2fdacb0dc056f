import type { ComponentChildren } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { wordsOfFault } from "../../i18n/simulator-faults.ts";
import type { Action, Bench, SimulatedDevice } from "../api.ts";
import { faultsOf, ownWords } from "../faults.ts";
import { deviceName } from "../words.ts";
import { Actions, DeviceState } from "./actions.tsx";
import { Recording } from "./recording.tsx";
import { Switch } from "./switch.tsx";

export interface DevicesProps {
  readonly bench: Bench;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  readonly act: (action: Action) => void;
}

/** Every device with its cable and its faults, by name. */
export function Devices({ bench: { reader, printer, others }, ...shared }: DevicesProps) {
  return (
    <section class="devices" aria-label={shared.t("devices")}>
      {reader && (
        <Device device={reader.device} {...shared}>
          <Recording state={reader.state} {...shared} />
        </Device>
      )}
      {printer && <Device device={printer.device} {...shared} />}
      {others.map((device) => (
        <Device key={device.device} device={device} {...shared}>
          <DeviceState state={device.state} />
          <Actions device={device} {...shared} />
        </Device>
      ))}
    </section>
  );
}

const lineWords = { pty: "linePty", memory: "lineMemory", network: "lineNetwork" } as const;

interface DeviceProps extends Omit<DevicesProps, "bench"> {
  readonly device: SimulatedDevice;
  readonly children?: ComponentChildren;
}

function Device({ device, language, t, act, children }: DeviceProps) {
  const { plugged, faults, address, line, actions } = device;
  return (
    <section class="device">
      <header class="device__head">
        <h2>{deviceName(device.device, language)}</h2>
        {actions.some(({ action }) => action === "powerCycle") && (
          <button
            type="button"
            class="desk-button"
            disabled={!plugged}
            onClick={() => act({ device: device.device, action: "powerCycle" })}
          >
            {t("powerCycle")}
          </button>
        )}
        <p class="device__line" title={address}>
          {t(lineWords[line])} · {address.split("/").slice(-2).join("/")}
        </p>
      </header>
      {children}
      <ul>
        <li>
          <Switch
            on={plugged}
            kind="cable"
            name={t("plugged")}
            onPress={() => act({ device: device.device, action: plugged ? "unplug" : "plug" })}
          />
        </li>
        {faultsOf(device).map((fault) => {
          const words = wordsOfFault(device.device, fault);
          const on = faults.includes(fault);
          return (
            <li key={fault}>
              <Switch
                on={on}
                kind="fault"
                name={words?.name[language] ?? fault}
                hint={words?.hint[language] ?? ownWords(device, fault)}
                onPress={() =>
                  act({
                    device: device.device,
                    action: on ? "clearFault" : "setFault",
                    arguments: { fault },
                  })
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
