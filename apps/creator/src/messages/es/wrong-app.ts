export const wrongApp = {
  title: "Esta es la aplicación de creadores",
  text: "Su cuenta es de la agencia. El trabajo de la agencia se hace en el panel.",
  go: "Ir al panel",
  signOut: "Cerrar sesión",
};
