// The words of mocha, which @web/test-runner runs element tests with.
declare function describe(subject: string, tests: () => void): void;
declare function it(sentence: string, test: () => void | Promise<void>): void;
declare function before(hook: () => void | Promise<void>): void;
declare function beforeEach(hook: () => void | Promise<void>): void;
declare function after(hook: () => void | Promise<void>): void;
declare function afterEach(hook: () => void | Promise<void>): void;
