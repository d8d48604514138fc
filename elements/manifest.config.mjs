export default {
  globs: ['elements/migris-*.ts'],
  outdir: 'dist',
  litelement: true,
};
