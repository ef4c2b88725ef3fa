export { type Dice, dice } from "./dice.ts";
export { giveOldPictures } from "./give-old-pictures.ts";
export { type LegacyData, type LegacyDataOptions, type Meant, makeLegacyData } from "./make-legacy-data.ts";
export { type Album, openAlbum, type Picture } from "./pictures.ts";
