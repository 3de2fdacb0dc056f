import type { Language } from "../../../server/contract/hall.ts";
import { type DeviceCard, deviceFaultNumbers, type TestRecord } from "../../../server/contract/technician.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { faultAdvice } from "../../i18n/fault-advice.ts";
import { type TechnicianMessages, testHints } from "../../i18n/technician.ts";
import { Chip } from "../../ui/text-block.tsx";
import { dayAndTime, wallTime } from "../../ui/time.ts";
import type { TechnicianContext, TechnicianEvent } from "../context.ts";
import type { Showing, TestRun } from "../effects.ts";
import { recordOf } from "../report.ts";
import { deviceState, familyName, sensorWords, shownName, testName, toneOf } from "../words.ts";
import { KeypadKeys } from "./keypad-keys.tsx";

export interface DevicesProps {
  readonly context: TechnicianContext;
  /** Nothing else is under way. */
  readonly ready: boolean;
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
}

/** Every device as a card: what it is, how it is, and what can be done with it. */
export function Devices({ context, ready, t, send }: DevicesProps) {
  const { devices, runs, vendorMode } = context;
  const isIn = vendorMode === "active" || vendorMode === "exitPending";
  const unwell = devices.filter((device) => toneOf(device).tone !== "good").length;
  const all = devices.flatMap(({ name, selfTests }) =>
    selfTests.map((test): TestRun => ({ device: name, test: test.name })),
  );
  return (
    <section class="devices">
      <header class="devices__head">
        <p class={unwell > 0 ? "devices__sum devices__sum--unwell" : "devices__sum"}>
          {unwell > 0 ? t("notAllWell", { count: unwell }) : t("allWell", { count: devices.length })}
        </p>
        {runs.length > 0 ? (
          <>
            <span role="status">{t("remaining", { count: runs.length })}</span>
            <button type="button" class="desk-button" onClick={() => send({ type: "stopTests" })}>
              {t("stop")}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              class="desk-button"
              disabled={!ready || vendorMode === "enterPending" || vendorMode === "exitPending"}
              onClick={() =>
                send({
                  type: "command",
                  command: { type: "requestVendorMode", wanted: isIn ? "exit" : "enter" },
                })
              }
            >
              {t(isIn ? "vendorModeLeave" : "vendorModeEnter")}
            </button>
            <button
              type="button"
              class="desk-button desk-button--main"
              disabled={!ready}
              onClick={() => send({ type: "runTests", runs: all })}
            >
              {t("runAll")}
            </button>
          </>
        )}
      </header>
      {vendorMode !== "inactive" && (
        <p class="device-card__out" role="status">
          {t(vendorModeWords[vendorMode])}
        </p>
      )}
      <ul class="devices__cards">
        {devices.map((device) => (
          <DeviceView key={device.name} device={device} context={context} ready={ready} t={t} send={send} />
        ))}
      </ul>
    </section>
  );
}

function DeviceView({ device, context, ready, t, send }: DevicesProps & { device: DeviceCard }) {
  const { language, runs, tests } = context;
  const { name, inService, identity, lastFault, counters, since, selfTests, recovery } = device;
  return (
    <li class="device-card">
      <header class="device-card__head">
        <div class="device-card__title">
          <h2>{familyName(device, language)}</h2>
          <Chip tone={toneOf(device).tone}>{deviceState(device, t)}</Chip>
          <span class="device-card__since">{t("since", { time: wallTime(since, "seconds") })}</span>
        </div>
        {recovery.waits && (
          <button
            type="button"
            class="desk-button desk-button--main"
            disabled={!ready}
            onClick={() => send({ type: "command", command: { type: "recover", device: name } })}
          >
            {t("recover")}
          </button>
        )}
        <button
          type="button"
          class="desk-button"
          disabled={!ready}
          onClick={() =>
            send({ type: "command", command: { type: inService ? "takeOut" : "putBack", device: name } })
          }
        >
          {t(inService ? "takeOut" : "putBack")}
        </button>
      </header>
      {!inService && <p class="device-card__out">{t("takenOutHint")}</p>}
      <dl class="device-card__facts">
        <Fact label={t("port")} value={addressOf(device, t)} />
        {identity && <Fact label={t("protocol")} value={identity.protocol} />}
        {identity?.model && <Fact label={t("model")} value={identity.model} />}
        {identity?.firmware && <Fact label={t("firmware")} value={identity.firmware} />}
        {identity?.serialNumber && <Fact label={t("serialNumber")} value={identity.serialNumber} />}
        {device.sensors?.map((sensor) => {
          const words = sensorWords(sensor, language);
          return <Fact key={sensor.name} label={words.name} value={words.state} isAlarm={sensor.isAlarm} />;
        })}
        <Fact label={t("recovery")} value={recoveryText(device, t)} />
        <Fact label={t("counters")} value={t("countersText", counters)} />
        <Fact
          label={t("lastFault")}
          value={
            lastFault
              ? `${deviceFaultNumbers[lastFault.code]} · ${dayAndTime(lastFault.at)} · ${faultAdvice[lastFault.code][language]}`
              : t("noFault")
          }
        />
      </dl>
      {device.keys && (
        <KeypadKeys name={name} keys={device.keys} context={context} ready={ready} send={send} />
      )}
      <ul class="device-card__tests" aria-label={t("selfTests")}>
        {selfTests.map((test) => (
          <TestView
            key={test.name}
            name={testName(test.name, language)}
            record={recordOf(tests, name, test.name)}
            running={runs[0]?.device === name && runs[0].test === test.name}
            showing={isOf(context.showing, name, test.name) ? context.showing.value : null}
            ready={ready}
            language={language}
            t={t}
            send={send}
            run={{ device: name, test: test.name }}
          />
        ))}
      </ul>
    </li>
  );
}

function isOf(showing: Showing | null, device: string, test: string): showing is Showing {
  return showing !== null && showing.device === device && showing.test === test;
}

const vendorModeWords = {
  enterPending: "vendorModePending",
  active: "vendorModeActive",
  exitPending: "vendorModePending",
} as const;

const lineWords = { pty: "portSimulated", memory: "portInMemory", network: "portInNetwork" } as const;

function addressOf({ address, simulated }: DeviceCard, t: DevicesProps["t"]): string {
  if (simulated === null) return address;
  return `${address} (${t(lineWords[simulated])})`;
}

/** Whether it recovers by itself, and how far up the ladder it has come. */
function recoveryText({ recovery: { mode, rungs } }: DeviceCard, t: DevicesProps["t"]): string {
  const how = t(mode === "automatic" ? "recoveryAutomatic" : "recoveryNone");
  return rungs === 0 ? how : `${how} · ${t("recoveryRungs", { count: rungs })}`;
}

function Fact({ label, value, isAlarm }: { label: string; value: string; isAlarm?: boolean }) {
  return (
    <>
      <dt>{label}</dt>
      <dd class={isAlarm ? "device-card__alarm" : undefined}>{value}</dd>
    </>
  );
}

interface TestViewProps extends Pick<DevicesProps, "ready" | "t" | "send"> {
  readonly name: string;
  readonly record: TestRecord | undefined;
  readonly running: boolean;
  /** What eyes should see now. */
  readonly showing: string | null;
  readonly language: Language;
  readonly run: TestRun;
}

const outcomeTones = { passed: "good", failed: "bad", waitsForEyes: "warning" } as const;

function TestView({ name, record, running, showing, ready, language, t, send, run }: TestViewProps) {
  const judge = (passed: boolean) =>
    record && send({ type: "command", command: { type: "judge", id: record.id, passed } });
  return (
    <li class="test">
      <span class="test__name">{name}</span>
      <span class="test__outcome" role="status">
        {running ? (
          <Chip tone="quiet">{t("runningTest")}</Chip>
        ) : record ? (
          <Chip tone={outcomeTones[record.outcome]}>{t(record.outcome)}</Chip>
        ) : (
          <span class="test__never">{t("notTested")}</span>
        )}
      </span>
      <button
        type="button"
        class="desk-button"
        disabled={!ready}
        onClick={() => send({ type: "runTests", runs: [run] })}
      >
        {t("run")}
      </button>
      {running && testHints[run.test] && <p class="test__facts">{testHints[run.test]?.[language]}</p>}
      {running && showing !== null && (
        <p class="test__shows" role="status">
          {t("shouldSee", { what: shownName(showing, language) })}
        </p>
      )}
      {record && !running && (
        <p class="test__facts">
          {t("testedBy", { technician: record.technician, time: dayAndTime(record.at) })}
          {record.fault && ` · ${deviceFaultNumbers[record.fault]} ${faultAdvice[record.fault][language]}`}
          {record.findings.map(({ name: fact, value }) => ` · ${fact} ${value}`).join("")}
        </p>
      )}
      {record?.outcome === "waitsForEyes" && !running && (
        <p class="test__judge">
          <button
            type="button"
            class="desk-button desk-button--main"
            disabled={!ready}
            onClick={() => judge(true)}
          >
            {t("judgeGood")}
          </button>
          <button type="button" class="desk-button" disabled={!ready} onClick={() => judge(false)}>
            {t("judgeBad")}
          </button>
        </p>
      )}
    </li>
  );
}
