export const shell = {
  navigation: "Navegación principal",
  home: "Inicio",
  campaigns: "Campañas",
  calendar: "Calendario",
  creators: "Creadores",
  people: "Equipo",
  settings: "Ajustes",
  account: "Cuenta de",
  signOut: "Cerrar sesión",
};
