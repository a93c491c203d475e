import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Home, newHome, Program } from './program.ts';

const LONG = 60_000;

describe('The program', () => {
	let home: Home;
	let started: Program[];
	beforeEach(async () => {
		home = await newHome('sqlite');
		started = [];
	});
	afterEach(async () => {
		for (const program of started) await program.signal('SIGKILL');
		await home.remove();
	});

	function start(environment: Readonly<Record<string, string>>): Program {
		const program = new Program(environment);
		started.push(program);
		return program;
	}

	it('says what is wrong with its configuration, a sentence for each value, and ends with 1', async () => {
		const { code, output, errors } = await start({
			...home.environment,
			PORT: '70000',
			DATABASE_URL: 'mysql://localhost/waitless',
			TELEGRAM_TOKEN: 'secret',
			TELEGRAM_API_ROOT: 'nowhere',
			DATA_KEY: 'c2hvcnQ=',
			PUBLIC_URL: 'clinic',
			LOG_LEVEL: 'loud',
		}).ends();
		expect(code).toBe(1);
		expect(output).toBe('');
		expect(errors.trim().split('\n')).toEqual([
			'PORT must be a number from 0 to 65535.',
			expect.stringMatching(/^DATABASE_URL must begin with file: .*\.$/),
			expect.stringMatching(/^TELEGRAM_TOKEN must look as BotFather gives it.*\.$/),
			expect.stringMatching(/^TELEGRAM_API_ROOT must be a URL.*\.$/),
			expect.stringMatching(/^DATA_KEY must be 32 random bytes.*\.$/),
			expect.stringMatching(/^PUBLIC_URL must be a URL.*\.$/),
			expect.stringMatching(/^LOG_LEVEL must be one of fatal, .*\.$/),
		]);
	});

	it.each(['many', '80.5', '-1'])('takes no port "%s"', async (port) => {
		const { code, errors } = await start({ ...home.environment, PORT: port }).ends();
		expect(code).toBe(1);
		expect(errors).toMatch(/^PORT must be a (whole )?number[^\n]*\n$/);
	});

	it('says which clinic file it can’t read, and ends with 1', async () => {
		const { code, errors } = await start({ ...home.environment, CLINIC_FILE: '/nowhere/clinic.yaml' }).ends();
		expect(code).toBe(1);
		expect(errors).toBe("CLINIC_FILE names /nowhere/clinic.yaml, which can't be read.\n");
	});

	it(
		'is healthy while it serves, keeps a second one off its file, and ends with 0 when told to stop',
		async () => {
			const first = start(home.environment);
			const health = await fetch(new URL('/health', await first.url()));
			expect(health.status).toBe(200);
			expect(await health.json()).toEqual({ alive: true });

			const second = await start(home.environment).ends();
			expect(second.code).toBe(1);
			expect(second.errors).toMatch(/^Another Waitless server is using [^\n]*\.\n$/);
			expect((await fetch(new URL('/health', await first.url()))).status).toBe(200);

			const { code, output, errors } = await first.signal('SIGTERM');
			expect(code).toBe(0);
			expect(errors).toBe('');
			expect(output).toContain('The demo network was loaded.');
		},
		LONG,
	);

	it(
		'refuses a database that was sealed with another key, makes no new one for it, and says when a port is taken',
		async () => {
			const first = start(home.environment);
			const port = new URL(await first.url()).port;
			const elsewhere = await newHome('sqlite');
			const taken = await start({ ...elsewhere.environment, PORT: port }).ends();
			await elsewhere.remove();
			expect(taken).toMatchObject({
				code: 1,
				errors: `Port ${port} is taken by another program. Set another PORT in .env, or for this process only: PORT=8081 node src/start.js …\n`,
			});
			await first.signal('SIGTERM');

			const wrong = { ...home.environment, DATA_KEY: Buffer.alloc(32, 1).toString('base64') };
			expect(await start(wrong).ends()).toMatchObject({
				code: 1,
				errors: expect.stringMatching(/^This key does not fit/),
			});
			const lost = `${home.environment.DATA_KEY_FILE}.lost`;
			expect(await start({ ...home.environment, DATA_KEY_FILE: lost }).ends()).toMatchObject({ code: 1, output: '' });
			expect(existsSync(lost)).toBe(false);
		},
		LONG,
	);

	it('says which file holds no data key, and ends with 1', async () => {
		const { code, errors } = await start({ ...home.environment, DATA_KEY_FILE: '/dev/null' }).ends();
		expect(code).toBe(1);
		expect(errors).toBe('/dev/null does not hold a data key: 32 bytes in base64.\n');
	});
});
