import type { Technician } from "./technicians.ts";

/** Shown on the demo's sign-in: it protects simulated devices. */
export const demoPassword = "xiaohu";

/** The demo's technician, who plainly is nobody. */
export const demoTechnician: Technician = {
  id: "demo",
  name: "小许（演示）",
  // Of `demoPassword`: to make it took a seventh of each start.
  password: "scrypt$32768$8$3$ljYpKK5lcADbN6QxewsR0A$_Y0kPz9pHEXHEaHkXbJrk8V1mCZZHfJR6oAJd4CwjXU",
};
