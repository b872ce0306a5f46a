import type { valueWatch as en } from '../en/valueWatch.ts';
import type { Translated } from '../message.ts';

export const valueWatch: Translated<typeof en> = {};
