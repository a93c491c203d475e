/**
 * What a PostgreSQL address says to us rather than to the driver: `prepare=no` among its parameters, for a pooler that
 * lends its connections by transaction and knows nothing of prepared statements (pgbouncer before 1.21).
 */
interface PostgresAddress {
	/** As the driver takes it. */
	readonly url: string;
	/** Whether queries are prepared by name, once per connection. */
	readonly prepare: boolean;
}

export function postgresAddress(given: string): PostgresAddress {
	const [place = '', query = ''] = given.split('?', 2);
	const parameters = query.split('&');
	const forDriver = parameters.filter((parameter) => !/^prepare=(yes|no)$/.test(parameter)).join('&');
	return { url: forDriver ? `${place}?${forDriver}` : place, prepare: !parameters.includes('prepare=no') };
}
