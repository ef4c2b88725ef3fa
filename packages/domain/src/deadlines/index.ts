export {
  type ClockPause,
  DELIVERY_STARTS,
  type DeadlineStart,
  type DeadlineTerms,
  type DeliveryStarts,
  deliveryDueAt,
  deliveryStart,
  pausedDays,
} from "./due-date.ts";
export {
  becomesLate,
  type DeadlineMove,
  deadlineMoves,
  type MoveDirection,
  type MoveSummary,
  moveDirection,
  movesByDueDate,
  type OpenApplication,
  summarizeMoves,
} from "./move.ts";
export {
  REMINDER_STAGES,
  type Reminded,
  type ReminderStage,
  reminderDue,
  reminderWindow,
} from "./reminders.ts";
export {
  deliverableLight,
  LIGHTS,
  type Light,
  type LightReason,
  type TrafficLight,
  worstLight,
} from "./traffic-light.ts";
