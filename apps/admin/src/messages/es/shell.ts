export const shell = {
  navigation: "Navegación principal",
  home: "Inicio",
  campaigns: "Campañas",
  calendar: "Calendario",
  creators: "Creadores",
  brands: "Marcas",
  media: "Archivos",
  messages: "Mensajes",
  people: "Equipo",
  settings: "Ajustes",
  account: "Cuenta de",
  signOut: "Cerrar sesión",
};
