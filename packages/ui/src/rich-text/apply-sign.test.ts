import { expect, test } from "vitest";
import { applySign, type Sign } from "./apply-sign.ts";

/** `«` and `»` stand for the selection. */
const read = (marked: string) => ({
  text: marked.replace(/[«»]/g, ""),
  from: marked.indexOf("«"),
  to: marked.indexOf("»") - 1,
});
const write = ({ text, from, to }: { text: string; from: number; to: number }) =>
  `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`;

test.each<[Sign, string, string]>([
  ["bold", "con «luz» natural", "con **«luz»** natural"],
  ["bold", "con **«luz»** natural", "con «luz» natural"],
  ["bold", "con «»natural", "con **«texto»**natural"],
  ["italic", "con «luz»", "con *«luz»*"],
  ["italic", "con *«luz»*", "con «luz»"],
  ["italic", "con **«luz»**", "con ***«luz»***"],
  ["heading", "uno\nd«»os\ntres", "uno\n«# dos»\ntres"],
  ["heading", "# d«»os", "«dos»"],
  ["bullets", "u«no\nd»os\ntres", "«- uno\n- dos»\ntres"],
  ["bullets", "- u«no\n- d»os", "«uno\ndos»"],
  ["bullets", "1. u«no\n2. d»os", "«- uno\n- dos»"],
  ["numbers", "u«no\nd»os", "«1. uno\n2. dos»"],
  ["link", "la «guía»", "la [guía](«https://»)"],
  ["link", "«»", "[texto](«https://»)"],
])("%s on %j gives %j", (sign, before, after) => {
  expect(write(applySign(read(before), sign, "texto"))).toBe(after);
});
