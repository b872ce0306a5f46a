/** What a file of customers says of them beside names: fields that customers can be told apart by. */
export const ATTRIBUTES = ['level', 'category', 'region', 'gender', 'birth'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];
