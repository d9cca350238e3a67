/** The time of now. Everything that asks for it takes a clock, so that tests can set it. */
export type Clock = () => Date

/** The clock of the machine. */
export const systemClock: Clock = () => new Date()
