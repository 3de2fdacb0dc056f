import { demoHall } from "../demo-hall.ts";
import type { HallConfig, ServiceConfig } from "../hall-config.ts";
import { numberedWindow } from "../numbered-window.ts";
import type { District } from "./district.ts";

const catalogue = new Map(demoHall.services.map((service) => [service.id, service]));

/** Services of the demo catalogue, with what is different at a site. */
const offered = (differences: Readonly<Record<string, Partial<ServiceConfig>>>): ServiceConfig[] =>
  [...catalogue.values()]
    .filter(({ id }) => id in differences)
    .map((service) => ({ ...service, suspended: false, ...differences[service.id] }));

const shared = {
  ...(demoHall.classes ? { classes: demoHall.classes } : {}),
  clerks: demoHall.clerks,
} satisfies Partial<HallConfig>;

const area = { "zh-CN": "一楼大厅", "zh-TW": "一樓大廳", en: "Ground floor" };

/** Three levels to try: their names, windows and places are invented. */
export const demoDistrict: District = {
  sites: [
    {
      id: "district",
      level: "district",
      parentId: null,
      place: { "zh-CN": "示范路1号", "zh-TW": "示範路1號", en: "1 Demo Road" },
      position: { latitude: 24.5128, longitude: 118.1466 },
      hall: demoHall,
    },
    {
      id: "street",
      level: "street",
      parentId: "district",
      place: { "zh-CN": "示范里20号", "zh-TW": "示範里20號", en: "20 Demo Lane" },
      position: { latitude: 24.5061, longitude: 118.1402 },
      hall: {
        ...shared,
        name: {
          "zh-CN": "示范街道便民服务中心（演示）",
          "zh-TW": "示範街道便民服務中心（示範）",
          en: "Street Service Centre (demo)",
        },
        services: offered({
          "social-insurance": { area },
          residence: { area },
          general: { area },
          "marriage-booking": { area, perDay: 30 },
        }),
        assistance: {
          homeVisit: { matters: "channel", perHalfDay: 1, areas: ["江头街道"] },
          handledForYou: { matters: "all" },
        },
        windows: [
          { id: "1", name: numberedWindow("1"), serviceIds: ["social-insurance", "general"] },
          { id: "2", name: numberedWindow("2"), serviceIds: ["residence", "marriage-booking", "general"] },
        ],
        appointments: {
          services: [
            { serviceId: "social-insurance", slotMinutes: 30, perWindow: 2, windowIds: ["1"] },
            { serviceId: "residence", slotMinutes: 30, perWindow: 2, windowIds: ["2"] },
          ],
        },
      },
    },
    {
      id: "community",
      level: "community",
      parentId: "street",
      place: { "zh-CN": "示范社区中心", "zh-TW": "示範社區中心", en: "Demo community house" },
      position: { latitude: 24.5015, longitude: 118.1381 },
      hall: {
        ...shared,
        name: {
          "zh-CN": "示范社区便民服务站（演示）",
          "zh-TW": "示範社區便民服務站（示範）",
          en: "Community Service Station (demo)",
        },
        services: offered({ "social-insurance": { area, perDay: 40 }, general: { area } }),
        windows: [{ id: "1", name: numberedWindow("1"), serviceIds: ["social-insurance", "general"] }],
      },
    },
  ],
};
