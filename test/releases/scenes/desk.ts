/** The administrator's own conversation, which opens the times that all the others are about. */
export const DESK = {
	chat: '100',
	said: [
		'/open ann 8 sep 6-12 every 20',
		'/open ann 9 sep 9-11 every 20',
		'/open bob 8 sep 9-10 every 20',
		'/open bob 9 sep 9-12 every 20',
		'/open bob 10 sep 9-10 every 20',
		'/open bob 11 sep 9-10 every 20',
	],
	unsent: '/whoami',
	next: '/day north 8 sep',
	asks: 'staff-day-at',
};
