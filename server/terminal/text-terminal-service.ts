import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { DisplaySize, WindowDisplaySession } from "../../device-drivers/window-display/session.ts";
import { TextGrid } from "../../device-drivers/window-display/text-grid.ts";
import { textTerminal } from "../contract/xfs4iot/text-terminal.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service } from "../door/service.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/** A window's display behind XFS4IoT's TextTerminal. Calls are shown on it too: who wrote last is read. */
export function textTerminalService(device: Device<WindowDisplaySession>): Service {
  const audience = createAudience<typeof textTerminal>();
  let grid: TextGrid | undefined;
  let size: DisplaySize | undefined;

  const status = () => ({
    common: standardCommon(device.status()),
    textTerminal: {
      keyboard: null,
      keyLock: null,
      displaySizeX: size?.columns ?? null,
      displaySizeY: size?.rows ?? null,
    },
  });
  const learnSize = () => {
    device
      .use(async (session) => {
        size = session.size;
      })
      .then(announce, (cause: unknown) => {
        // Gone again: it is asked when it is back, or written on.
        if (!(cause instanceof DeviceError)) throw cause;
      });
  };
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  device.subscribe(({ state }) => {
    // A display that comes back is blank.
    if (state !== "online" && state !== "deviceBusy") grid = undefined;
    announce();
    if (state === "online" && !size) learnSize();
  });
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));

  const change = (how: (before: TextGrid, display: WindowDisplaySession) => TextGrid, signal: AbortSignal) =>
    inStandardWords(
      device.use(async (session, linked) => {
        size = session.size;
        const next = how(grid ?? TextGrid.blank(session.size), session);
        await session.show(next.lines, linked);
        grid = next;
        return null;
      }, signal),
    );

  return defineService<typeof textTerminal>({
    definition: textTerminal,
    roles: ["terminal", "client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () =>
            capabilitiesOf(textTerminal, device.status(), {
              textTerminal: {
                type: "fixed",
                resolutions: size ? [{ sizeX: size.columns, sizeY: size.rows }] : [],
                keyLock: false,
                cursor: false,
                forms: false,
              },
            }),
          "TextTerminal.ClearScreen": ({ screen }, { signal }) =>
            change((before) => {
              const { rows, columns } = before.size;
              return screen
                ? before.clear({
                    column: screen.positionX ?? 0,
                    row: screen.positionY ?? 0,
                    width: screen.width,
                    height: screen.height,
                  })
                : before.clear({ column: 0, row: 0, width: columns, height: rows });
            }, signal),
          "TextTerminal.Write": ({ mode, posX = 0, posY = 0, textAttr, text }, { signal }) => {
            if (Object.values(textAttr ?? {}).some(Boolean))
              throw new CompletionError("unsupportedData", "textAttr: the display has one way to write");
            return change((before, display) => {
              const strange = [...text].find((character) => character !== "\n" && !display.has(character));
              if (strange !== undefined)
                throw new CompletionError("commandErrorCode", `the display has no ${strange}`, {
                  errorCode: "characterSetsData",
                });
              const from = mode === "absolute" ? { column: 0, row: 0 } : before.cursor;
              return before.write(text, { column: from.column + posX, row: from.row + posY });
            }, signal);
          },
          "TextTerminal.Reset": (_nothing, { signal }) =>
            change(({ size: same }) => TextGrid.blank(same), signal),
        },
        close: audience.join(client),
      };
    },
  });
}
