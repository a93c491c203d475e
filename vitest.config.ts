import './test/quick-start.js';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They begin first, however small their files are: no worker shall be left alone with one of them at the end. */
const LONG = ['prove/prove', 'conversations/transcripts', 'rekey/rekey', 'turn/killed', 'releases/releases'];

class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => LONG.some((long) => moduleId.endsWith(`/${long}.test.ts`));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: ['test/global-setup.ts'],
		maxWorkers: 2,
		// A worker loads the program once, not once for each of its files: what the program keeps, it keeps for a keyring.
		isolate: false,
		execArgv: ['--import', new URL('test/quick-start.js', import.meta.url).href],
		sequence: { sequencer: LongFirst },
		testTimeout: 60_000,
		hookTimeout: 90_000,
	},
});
