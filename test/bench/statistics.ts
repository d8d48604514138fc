/** The middle of some figures. @throws Error where there is none */
export function median(figures: number[]): number {
  return quantile(figures, 0.5);
}

/** The average of some figures. @throws Error where there is none */
export function mean(figures: number[]): number {
  if (figures.length === 0) throw new Error('There is nothing to take an average of.');
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** The figure below which a share of them lies (linear between neighbours). @throws Error where there is none */
export function quantile(figures: number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new Error('There is nothing to take a quantile of.');
  return low + (high - low) * (place - Math.floor(place));
}

/** A figure with a fixed number of digits after the point, and thousands apart. */
export function shown(figure: number, digits = 0): string {
  return figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Some figures as median, least and most. */
export function spread(figures: number[], digits = 0): string {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  return `${shown(median(figures), digits)} (${shown(low, digits)}–${shown(high, digits)})`;
}
