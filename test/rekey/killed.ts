/** `node test/rekey/killed.ts DATABASE_URL KEY_FILE N`: changes the data key, and is killed when it has said for the Nth time how far it is. */
import { rekeyCommand } from '../../src/rekey/command.ts';

const [DATABASE_URL = '', DATA_KEY_FILE = '', at] = process.argv.slice(2);
let said = 0;
process.exitCode = await rekeyCommand([], {
	config: {
		DATABASE_URL,
		DATA_KEY_FILE,
		DATABASE_DIRECT_URL: undefined,
		DATA_KEY: undefined,
		NEXT_DATA_KEY: undefined,
	},
	print: () => {},
	complain: console.error,
	tell: () => {
		if (++said === Number(at)) process.kill(process.pid, 'SIGKILL');
	},
	rowsAtOnce: 20,
});
