import { useState } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import type { Action, SimulatedDevice } from "../api.ts";
import { actionName, valueName } from "../words.ts";

type DeviceAction = SimulatedDevice["actions"][number];

/** What every device has, and has switches for. */
const common: readonly string[] = ["plug", "unplug", "setFault", "clearFault"];

/** What a device is doing, as it says it itself. */
export function DeviceState({ state }: { readonly state: SimulatedDevice["state"] }) {
  const words = Object.entries(state).filter(([, value]) => value !== null && typeof value !== "object");
  return (
    <p class="device__state" lang="en">
      {words.map(([name, value]) => `${name} ${String(value)}`).join(" · ")}
    </p>
  );
}

export interface ActionsProps {
  readonly device: SimulatedDevice;
  readonly language: Language;
  readonly act: (action: Action) => void;
}

/** A device's own actions: what it lists is what can be done with it. */
export function Actions({ device, language, act }: ActionsProps) {
  const own = device.actions.filter(({ action }) => !common.includes(action));
  if (own.length === 0) return null;
  return (
    <div class="device__actions">
      {own.map((action) => (
        <ActionForm
          key={action.action}
          action={action}
          language={language}
          perform={(given) => act({ device: device.device, action: action.action, arguments: given })}
        />
      ))}
    </div>
  );
}

interface ActionFormProps {
  readonly action: DeviceAction;
  readonly language: Language;
  readonly perform: (given: Record<string, string | number>) => void;
}

function ActionForm({ action, language, perform }: ActionFormProps) {
  const fields = Object.entries(action.arguments);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const chosen = (name: string, kind: DeviceAction["arguments"][string]) =>
    values[name] ?? (Array.isArray(kind) ? (kind[0] ?? "") : kind === "number" ? "0" : "A-2026-0001");
  return (
    <form
      class="device__action"
      title={action.description}
      onSubmit={(event) => {
        event.preventDefault();
        perform(
          Object.fromEntries(
            fields.map(([name, kind]) => {
              const value = chosen(name, kind);
              return [name, kind === "number" ? Number(value) : value];
            }),
          ),
        );
      }}
    >
      {fields.map(([name, kind]) =>
        Array.isArray(kind) ? (
          <select
            key={name}
            aria-label={name}
            value={chosen(name, kind)}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          >
            {kind.map((each) => (
              <option key={each} value={each}>
                {valueName(each, language)}
              </option>
            ))}
          </select>
        ) : (
          <input
            key={name}
            aria-label={name}
            type="text"
            inputMode={kind === "number" ? "numeric" : "text"}
            value={chosen(name, kind)}
            onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ),
      )}
      <button type="submit" class="desk-button">
        {actionName(action.action, language)}
      </button>
    </form>
  );
}
