export {
  DELIVERABLE_DONE,
  DELIVERABLE_OPEN,
  DELIVERABLE_OWED,
  DELIVERABLE_STATUSES,
  DELIVERABLE_TYPES,
  type DeliverableStatus,
  type DeliverableType,
  deliverableStatus,
  deliverableType,
} from "./deliverable.ts";
