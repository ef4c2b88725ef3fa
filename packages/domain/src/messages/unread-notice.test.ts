import { expect, test } from "vitest";
import { unreadNoticeAt } from "./unread-notice.ts";

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const NOW = at("12:00");

test.each([
  ["the first unread message", { unread: 0, noticeAt: null }, at("12:15")],
  ["the first after everything was read", { unread: 0, noticeAt: at("11:50") }, at("12:15")],
  ["another while a letter is still to leave", { unread: 1, noticeAt: at("12:10") }, null],
  ["another after the letter left", { unread: 3, noticeAt: at("11:00") }, at("23:00")],
  ["another long after the letter left", { unread: 3, noticeAt: new Date("2026-11-20T00:00:00Z") }, at("12:15")],
  ["unread messages that never had a letter", { unread: 2, noticeAt: null }, at("12:15")],
])("%s", (_what, reader, due) => {
  expect(unreadNoticeAt(NOW, reader)).toEqual(due);
});
