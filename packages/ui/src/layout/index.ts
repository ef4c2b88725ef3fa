export { AppFrame, CONTENT_ID } from "./app-frame.tsx";
export { Card } from "./card.tsx";
export { PageHeader } from "./page-header.tsx";
