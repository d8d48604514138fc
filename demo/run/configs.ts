import { writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { experimental_readRawConfig, type Unstable_RawConfig } from 'wrangler';
import { OWN_SETTINGS, PER_PORT } from './own-settings.ts';
import { at } from './places.ts';

/**
 * Writes both configurations. They lie in `.wrangler` because wrangler leaves its temporary files beside a configuration. The production
 * Worker's is its own but for its settings, all of which are the demonstration's, and for the mail service, whose place the
 * demonstration's mailbox takes.
 */
export async function writeConfigs(to: { demo: string; api: string }): Promise<void> {
  const { send_email: mail = [], services = [], secrets, ...api } = read('wrangler.toml');
  const mailboxes = mail.map(({ name }) => ({ binding: name, service: 'migris-demo', entrypoint: 'Mailbox' }));
  await write(to.api, {
    ...api,
    // A route would make every request look as if it came to that name.
    route: undefined,
    routes: undefined,
    vars: OWN_SETTINGS,
    secrets: { required: [...new Set([...(secrets?.required ?? []), ...PER_PORT, 'VIISP_KEY'])] },
    services: [...services, ...mailboxes],
  });
  await write(to.demo, read('demo/worker/wrangler.toml'));
}

/** A configuration whose paths no longer depend on where it lies. */
function read(file: string): Unstable_RawConfig {
  const { rawConfig: raw } = experimental_readRawConfig({ config: at(file) });
  const absolute = (path = '') => resolve(dirname(at(file)), path);
  return {
    ...raw,
    main: absolute(raw.main),
    ...(raw.base_dir && { base_dir: absolute(raw.base_dir) }),
    // This one wrangler takes from where the configuration lies, whatever it is.
    ...(raw.build?.watch_dir && {
      build: {
        ...raw.build,
        watch_dir: [raw.build.watch_dir].flat().map((folder) => relative(at('.wrangler'), absolute(folder))),
      },
    }),
    ...(raw.assets && { assets: { ...raw.assets, directory: absolute(raw.assets.directory) } }),
    ...(raw.d1_databases && {
      d1_databases: raw.d1_databases.map((each: { migrations_dir?: string }) => ({
        ...each,
        migrations_dir: absolute(each.migrations_dir),
      })),
    }),
  };
}

function write(file: string, config: Unstable_RawConfig): Promise<void> {
  return writeFile(at(file), JSON.stringify(config, null, 2));
}
