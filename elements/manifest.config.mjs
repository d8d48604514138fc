/** The manifest tells what pages may use: nothing private, no event that only our own elements send each other. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter((each) => each.tagName);
      module.exports = module.exports.filter((each) => module.declarations.some(({ name }) => name === each.name));
      for (const element of module.declarations) {
        const open = ({ privacy }) => !privacy || privacy === 'public';
        element.members = element.members.filter(
          (member) => member.kind === 'field' && open(member) && !member.name.startsWith('#') && !member.static,
        );
        element.attributes = element.attributes.filter((attribute) =>
          element.members.some(({ name }) => name === attribute.fieldName),
        );
        element.events = element.events.filter(({ description }) => description);
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

export default {
  globs: ['elements/internal/element.ts', 'elements/migris-*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [publicOnly],
};
