import type { ComponentChildren } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { familyNames } from "../../i18n/devices.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import type { Action, Bench, SimulatedDevice } from "../api.ts";
import { faultsOf, isKnownFault, ownWords } from "../faults.ts";
import { Actions, DeviceState } from "./actions.tsx";

export interface DevicesProps {
  readonly bench: Bench;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  readonly act: (action: Action) => void;
}

/** Every device with its cable and its faults, by name. */
export function Devices({ bench: { reader, printer, others }, language, t, act }: DevicesProps) {
  return (
    <section class="devices" aria-label={t("devices")}>
      {reader && <Device device={reader.device} name={t("reader")} t={t} act={act} />}
      {printer && <Device device={printer.device} name={t("printer")} t={t} act={act} />}
      {others.map((device) => (
        <Device
          key={device.device}
          device={device}
          name={familyNames[device.device]?.[language] ?? device.device}
          t={t}
          act={act}
        >
          <DeviceState state={device.state} />
          <Actions device={device} t={t} act={act} />
        </Device>
      ))}
    </section>
  );
}

interface DeviceProps extends Pick<DevicesProps, "t" | "act"> {
  readonly device: SimulatedDevice;
  readonly name: string;
  readonly children?: ComponentChildren;
}

function Device({ device, name, t, act, children }: DeviceProps) {
  const { plugged, faults, address, line, actions } = device;
  return (
    <section class="device">
      <header class="device__head">
        <h2>{name}</h2>
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
          {line === "pty" ? t("linePty") : t("lineMemory")} · {address.split("/").slice(-2).join("/")}
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
          const known = isKnownFault(fault);
          const on = faults.includes(fault);
          return (
            <li key={fault}>
              <Switch
                on={on}
                kind="fault"
                name={known ? t(fault) : fault}
                hint={known ? t(`${fault}Hint`) : ownWords(device, fault)}
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

interface SwitchProps {
  readonly on: boolean;
  readonly kind: "cable" | "fault";
  readonly name: string;
  readonly hint?: string;
  readonly onPress: () => void;
}

function Switch({ on, kind, name, hint, onPress }: SwitchProps) {
  return (
    <button type="button" role="switch" aria-checked={on} class={`switch switch--${kind}`} onClick={onPress}>
      <span class="switch__track" aria-hidden="true" />
      <span class="switch__words">
        <strong>{name}</strong>
        {hint && <span>{hint}</span>}
      </span>
    </button>
  );
}
