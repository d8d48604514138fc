/** Where a module lies in the npm package, which the manifest is a part of. */
const shipped = (path) => path.replace(/^\/?(elements\/.*)\.[tj]s$/, 'npm/$1.js');

const open = ({ privacy, name, static: ofTheClass }) =>
  (!privacy || privacy === 'public') && !name.startsWith('#') && !ofTheClass;

/** Leaves of an element what pages may use: nothing private, no event that only our own elements send each other. */
function publicPart(element) {
  element.members = element.members.filter(
    (member) => open(member) && (member.kind === 'field' || (member.kind === 'method' && member.description)),
  );
  element.attributes = element.attributes.filter(
    ({ fieldName }) => !fieldName || element.members.some(({ name }) => name === fieldName),
  );
  element.events = element.events.filter(({ description }) => description);
  element.superclass = { name: 'LitElement', package: 'lit' };
  const { members, attributes, cssProperties = [], cssParts = [], slots = [] } = element;
  for (const entry of [...members, ...attributes, ...cssProperties, ...cssParts, ...slots]) delete entry.inheritedFrom;
}

/** The manifest tells of the elements and of the events that pages hear. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = shipped(module.path);
      module.declarations = module.declarations.filter(
        ({ tagName, superclass }) => tagName || superclass?.name === 'Event',
      );
      module.exports = module.exports.filter((each) => module.declarations.some(({ name }) => name === each.name));
      for (const { declaration } of module.exports) declaration.module = shipped(declaration.module);
      for (const each of module.declarations) {
        if (each.tagName) publicPart(each);
        else each.superclass = { name: 'Event' };
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

export default {
  globs: ['elements/internal/element.ts', 'elements/internal/events.ts', 'elements/migris-*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [publicOnly],
};
