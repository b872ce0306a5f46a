/** The calendar: busier and quieter months of the year, and time as customers live it. */
export { learnProfile, type LearnedProfile } from './learnProfile.ts';
export { livedColumns, OperationalClock, type CalendarProfile } from './profile.ts';
