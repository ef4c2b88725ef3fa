export { Avatar } from "./avatar.tsx";
export { PasswordAgain, usePasswordAgain } from "./password-again.tsx";
