export const shell = {
  navigation: "Navegación principal",
  home: "Inicio",
  campaigns: "Campañas",
  people: "Equipo",
  settings: "Ajustes",
  account: "Cuenta de",
  signOut: "Cerrar sesión",
};
