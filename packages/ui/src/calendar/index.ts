export { CalendarFeedCard } from "./feed-card.tsx";
