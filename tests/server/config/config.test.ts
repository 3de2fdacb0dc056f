import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../server/config/config.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-config-"));
afterAll(() => rmSync(directory, { recursive: true }));

function fileWith(text: string): string {
  const path = join(directory, "kiosk.yaml");
  writeFileSync(path, text);
  return path;
}

describe("the configuration", () => {
  it("has a default for everything", () => {
    const retention = { hourlyDays: 400, dailyDays: 3660, experienceDays: 90 };
    const outboxes = { lateMinutes: 30, parkedItems: 1 };
    const defaults = { outboxes, terminal: { id: "HL-01" }, technicians: [], screen: {}, retention };
    expect(readConfig(undefined)).toEqual(defaults);
    expect(readConfig(fileWith(""))).toEqual(defaults);
    expect(readConfig(fileWith("retention: { hourlyDays: 30 }\n")).retention).toEqual({
      ...retention,
      hourlyDays: 30,
    });
    expect(() => readConfig(fileWith("retention: { hourlyDays: 0 }\n"))).toThrow("retention.hourlyDays");
  });

  it("names ports, with the usual rates and recovery by themselves", () => {
    const text =
      "devices:\n  idCardReader: { port: /dev/ttyUSB0 }\n  receiptPrinter: { port: /dev/ttyUSB1, paper: 58 }\n";
    expect(readConfig(fileWith(text)).devices).toEqual({
      idCardReader: { port: "/dev/ttyUSB0", baudRate: 115_200, recovery: "automatic" },
      receiptPrinter: {
        port: "/dev/ttyUSB1",
        baudRate: 115_200,
        paper: 58,
        answers: "status",
        recovery: "automatic",
      },
    });
  });

  it("wires sensors to a module's inputs, at the usual rate and address", () => {
    const text =
      "devices:\n  sensors: { port: /dev/ttyUSB6, inputs: { cabinetDoor: 0, tamperSensor: 2 }, activeLow: [cabinetDoor] }\n";
    expect(readConfig(fileWith(text)).devices?.sensors).toEqual({
      port: "/dev/ttyUSB6",
      baudRate: 9600,
      unit: 1,
      inputs: { cabinetDoor: 0, tamperSensor: 2 },
      activeLow: ["cabinetDoor"],
      recovery: "automatic",
    });
  });

  it("finds the hall's file beside itself, or wherever its path says", () => {
    expect(readConfig(fileWith("hall: { file: halls/hall.yaml }")).hall).toEqual({
      file: join(directory, "halls/hall.yaml"),
    });
    expect(readConfig(fileWith("hall: { file: /srv/hall.yaml }")).hall).toEqual({ file: "/srv/hall.yaml" });
  });

  it("names what speaks, language by language; none is none", () => {
    const text = 'speech: { recordings: /srv/voices, commands: { en: [], nan: [say, "{tailo}"] } }\n';
    expect(readConfig(fileWith(text)).speech).toEqual({
      recordings: "/srv/voices",
      commands: { en: [], nan: ["say", "{tailo}"] },
    });
  });

  it.each([
    ["speech: { commands: { fr: [say] } }", "config.invalid", "fr"],
    ["speech: { commands: { en: say } }", "config.invalid", "speech.commands.en"],
    ["terminal: [", "config.invalid", "kiosk.yaml"],
    ["terminal: { id: 'a b' }", "config.invalid", "terminal.id"],
    ["terminl: {}", "config.invalid", "terminl"],
    ["technicians: [{ id: t, name: T, password: plain }]", "config.invalid", "technicians.0.password"],
    ["screen: { diagonalInches: 1000 }", "config.invalid", "screen.diagonalInches"],
    ["devices: { idCardReader: { port: '' } }", "config.invalid", "devices.idCardReader.port"],
    [
      "devices: { idCardReader: { port: /dev/x, baudRate: 12 } }",
      "config.invalid",
      "devices.idCardReader.baudRate",
    ],
    ["devices: { idCardReader: { port: /dev/x, usb: 1 } }", "config.invalid", "unknown usb"],
    [
      "devices: { idCardReader: { hid: { vendorId: -1 } } }",
      "config.invalid",
      "devices.idCardReader.hid.vendorId",
    ],
    ["devices: { statusLight: { driver: lamp } }", "config.invalid", "devices.statusLight.driver"],
    ["devices: { documentPrinter: { url: lp0 } }", "config.invalid", "devices.documentPrinter.url"],
    [
      "devices: { receiptPrinter: { port: /dev/x, paper: 81 } }",
      "config.invalid",
      "devices.receiptPrinter.paper",
    ],
    [
      "devices: { keypad: { hid: {}, keys: { f1: help, F3: up } } }",
      "config.invalid",
      "devices.keypad.keys.F3: no key: one of enter, escape",
    ],
    [
      "devices: { keypad: { hid: {}, keys: { f1: help, f2: help } } }",
      "config.invalid",
      "devices.keypad.keys: two keys have the same function",
    ],
    [
      "devices: { sensors: { port: /dev/x, inputs: {} } }",
      "config.invalid",
      "devices.sensors.inputs: name a sensor",
    ],
    [
      "devices: { sensors: { port: /dev/x, inputs: { cabinetDoor: 2000 } } }",
      "config.invalid",
      "devices.sensors.inputs.cabinetDoor",
    ],
    [
      "devices: { sensors: { port: /dev/x, inputs: { frontDoor: 0 } } }",
      "config.invalid",
      "devices.sensors.inputs",
    ],
    [
      "devices: { sensors: { port: /dev/x, inputs: { cabinetDoor: 0, tamperSensor: 0 } } }",
      "config.invalid",
      "devices.sensors.inputs: two sensors are on the same input",
    ],
    [
      "devices: { sensors: { port: /dev/x, inputs: { cabinetDoor: 0 }, activeLow: [tamperSensor] } }",
      "config.invalid",
      "devices.sensors.activeLow: a sensor that inputs does not name",
    ],
    ["hall: { path: hall.yaml }", "config.invalid", "hall.file"],
    ["just words", "config.invalid", "kiosk.yaml"],
  ])("refuses %j once, naming the place", (text, code, place) => {
    expect(() => readConfig(fileWith(text))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(place) }),
    );
  });

  it("names a file that is not there", () => {
    expect(() => readConfig(join(directory, "none.yaml"))).toThrow(
      expect.objectContaining({ code: "config.unreadable", message: expect.stringContaining("none.yaml") }),
    );
  });
});
