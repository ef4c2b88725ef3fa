export const files = {
  chooseFolder: "Elegir una carpeta",
  limits: "{formats} de hasta {megabytes, number} MB cada una.",
  drop: "También puede arrastrarlas hasta acá.",
  queue: "Imágenes en camino",
  arrived: "{arrived, number} de {total, number} listas",
  failed: "{count, plural, one {# con problemas} other {# con problemas}}",
  retryAll: "Reintentar las que fallaron",
  cancelAll: "Cancelar todo",
  retry: "Reintentar {name}",
  cancel: "Cancelar {name}",
  forget: "Quitar {name} de la lista",
  progressOf: "Avance de {name}",
};
