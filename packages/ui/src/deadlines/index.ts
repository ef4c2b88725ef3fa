export { DueDate } from "./due-date.tsx";
export { TrafficLight, useLightWords } from "./traffic-light.tsx";
