export const offline = {
  newVersion: "Hay una versión nueva de la aplicación.",
  useIt: "Usarla",
};
