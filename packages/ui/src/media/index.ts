export { MediaImage } from "./media-image.tsx";
