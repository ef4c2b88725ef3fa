/** In place of a name that was taken out. */
export const NOBODY = "Cuenta eliminada";

/** An address that leads nowhere (RFC 2606) and is different for everybody. */
export const erasedAddress = (creatorId: string): string => `eliminada-${creatorId}@example.invalid`;

/** What is left of a profile: enough for the work it belongs to, nothing of the person. */
export function profileWithoutPerson(creatorId: string) {
  return {
    name: NOBODY,
    slug: `eliminada-${creatorId}`,
    email: erasedAddress(creatorId),
    searchText: creatorId,
    searchKeys: [],
    phone: "",
    city: "",
    cityKey: "",
    bio: "",
    profilePictureAssetId: null,
    profilePicture: null,
    profilePictureLegacy: null,
    profilePictureNext: null,
    socialAccounts: [],
    platforms: [],
    followers: 0,
    completeness: 0,
    categories: [],
    languages: [],
    birthDate: null,
    sizes: null,
    shippingAddress: null,
    payoutAccount: null,
    status: "blocked",
    statusReason: null,
  };
}
