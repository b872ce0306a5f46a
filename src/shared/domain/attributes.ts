/** What a file of customers says of them beside names: fields that customers can be told apart by. */
export const ATTRIBUTES = ['level', 'category', 'region', 'gender', 'birth'] as const;
/** Columns by which somebody can be reached or called, by their names in the store. */
export const CONTACT_FIELDS = ['name', 'phone', 'email'] as const;

export type Attribute = (typeof ATTRIBUTES)[number];
