import { expect, test } from "vitest";
import { type Monitor, type StoredMonitor, settingsOf } from "./monitor.ts";
import { planMonitors } from "./plan.ts";

const home: Monitor = {
  name: "Vitrina home",
  type: "KEYWORD",
  url: "https://v.example/",
  word: "Vitrina",
  interval: 60,
};
const beat: Monitor = { name: "Vitrina worker", type: "HEARTBEAT", interval: 300, gracePeriod: 60 };
const stored = (monitor: Monitor, id = monitor.name): StoredMonitor => ({
  id,
  name: monitor.name,
  type: monitor.type,
  url: "",
  settings: { ...settingsOf(monitor), id, status: "UP" },
});
const plan = (wanted: Monitor[], found: StoredMonitor[]) => planMonitors(wanted, found, "Vitrina ");

test("what is there as wanted needs nothing, however often one asks", () => {
  expect(plan([home, beat], [stored(home), stored(beat)])).toEqual([]);
});

test("what is missing is made", () => {
  expect(plan([home, beat], [stored(beat)])).toEqual([{ act: "create", monitor: home }]);
});

test("what was changed by hand is changed back, and told by name alone", () => {
  const [step] = plan([home], [{ ...stored(home), settings: { ...settingsOf(home), interval: 300 } }]);
  expect(step).toMatchObject({ act: "change", differences: ["interval"] });
});

test("another type means another monitor", () => {
  const found = { ...stored(home), settings: { ...settingsOf(home), type: "HTTP" } };
  expect(plan([home], [found])).toMatchObject([{ act: "replace" }]);
});

test("a second one of the same name goes, and so does one that is wanted no more; somebody else's stays", () => {
  const other = stored({ ...home, name: "The other shop" });
  const old = stored({ ...home, name: "Vitrina old" });
  expect(plan([home], [stored(home, "1"), stored(home, "2"), old, other])).toEqual([
    { act: "remove", id: "2", name: "Vitrina home" },
    { act: "remove", id: "Vitrina old", name: "Vitrina old" },
  ]);
});

test("a page that must hold a word alerts when it does not", () => {
  expect(settingsOf(home)).toMatchObject({ keywordType: "ALERT_NOT_EXISTS", keywordValue: "Vitrina" });
});
