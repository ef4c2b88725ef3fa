import type { TrafficLight } from "@vitrina/domain/deadlines";
import { expect, test } from "vitest";
import { needingAttention } from "./attention.ts";

const row = (title: string, light: TrafficLight["light"], reason: TrafficLight["reason"], day: number | null) => ({
  title,
  light: { light, reason, dueAt: day === null ? null : new Date(Date.UTC(2026, 10, day)) },
});

test("the home page asks for late deliveries first, then those due soonest, and leaves the rest alone", () => {
  const rows = [
    row("soon", "amber", "due-soon", 24),
    row("fine", "green", "on-time", 30),
    row("late since yesterday", "red", "past-due", 21),
    row("not started", "grey", "no-date", null),
    row("late since last week", "red", "past-due", 14),
    row("sooner", "amber", "due-soon", 23),
  ];
  expect(needingAttention(rows).map(({ title }) => title)).toEqual([
    "late since last week",
    "late since yesterday",
    "sooner",
    "soon",
  ]);
});
