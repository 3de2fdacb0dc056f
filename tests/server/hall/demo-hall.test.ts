import { describe, expect, it } from "vitest";
import { languages, localized } from "../../../server/contract/hall.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { hallDirectory } from "../../../server/hall/hall-config.ts";

describe("the demo hall", () => {
  const hall = hallDirectory(demoHall);

  it("says everything in three languages, and that it is a demo", () => {
    const texts = [
      demoHall.name,
      ...demoHall.services.flatMap(({ name, plainName, area }) => [name, plainName, area]),
      ...demoHall.windows.map(({ name }) => name),
    ];
    for (const text of texts)
      for (const language of languages) expect(localized.parse(text)[language].length).toBeGreaterThan(1);
    expect(languages.map((language) => /演示|示範|demo/.test(demoHall.name[language]))).toEqual([
      true,
      true,
      true,
    ]);
    for (const { name } of demoHall.clerks) expect(name).toContain("（演示）");
  });

  it("has a capital letter and a window for every service", () => {
    for (const { id, prefix } of hall.services) {
      expect(prefix).toMatch(/^[A-Z]$/);
      expect(hall.windowsOf.get(id)).not.toEqual([]);
    }
  });
});

describe("a hall's configuration", () => {
  const [service, ...services] = demoHall.services;
  const [window, ...windows] = demoHall.windows;

  it("is refused when two things share an id or a prefix", () => {
    const twice = { ...service!, id: "other" };
    expect(() => hallDirectory({ ...demoHall, services: [...demoHall.services, twice] })).toThrow("prefix");
    expect(() => hallDirectory({ ...demoHall, windows: [...windows, window!, window!] })).toThrow("window");
  });

  it("is refused when a window handles what is not there", () => {
    expect(() => hallDirectory({ ...demoHall, services })).toThrow("window 1 handles social-insurance");
  });
});
