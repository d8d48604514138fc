import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { experimental_readRawConfig, type Unstable_RawConfig } from 'wrangler';
import { at } from './places.ts';

/**
 * Writes both configurations. They lie in `.wrangler` because wrangler leaves its temporary files beside a configuration. The production
 * Worker's is its own but for the mail service: the demonstration's mailbox takes its place.
 */
export async function writeConfigs(to: { demo: string; api: string }): Promise<void> {
  const { send_email: mail = [], services = [], ...api } = read('wrangler.toml');
  const mailboxes = mail.map(({ name }) => ({ binding: name, service: 'migris-demo', entrypoint: 'Mailbox' }));
  await write(to.api, { ...api, services: [...services, ...mailboxes] });
  await write(to.demo, read('demo/worker/wrangler.toml'));
}

/** A configuration whose paths no longer depend on where it lies. */
function read(file: string): Unstable_RawConfig {
  const { rawConfig: raw } = experimental_readRawConfig({ config: at(file) });
  const absolute = (path = '') => resolve(dirname(at(file)), path);
  return {
    ...raw,
    main: absolute(raw.main),
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
