import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: ['test/global-setup.ts'],
		maxWorkers: 2,
		testTimeout: 15_000,
		hookTimeout: 30_000,
	},
});
