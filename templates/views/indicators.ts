import type { IndicatorLine } from '../../domain/letter-data.ts';
import type { LineView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import { capital, facts, line, sentences, stop } from './sections.ts';

/** One indicator with its three main numbers and its light in words (domain.md 3.6, 8.4). */
export function indicatorLine(s: Speech, one: IndicatorLine, asked: string | null = null): LineView {
  const said = (value: number): string => `${s.f.digits(value)} ${s.name(one.unit)}`;
  const { current, pending } = one;
  const standing = capital(
    facts(
      current === null
        ? s.t('indicatorLine.none')
        : s.t('indicatorLine.current', { value: said(current.value), day: s.f.record(current.periodEnd) }),
      pending === null ? null : s.t('indicatorLine.pending', { value: said(pending.value), day: s.f.record(pending.periodEnd) }),
      s.t('indicatorLine.target', { value: said(one.targetValue), day: s.f.record(one.targetDate) }),
    ),
  );
  return line(`${s.name(one.indicator)} ${s.title(one.name)}`, {
    note: asked === null ? standing : sentences(stop(standing), asked),
    right: s.t(`indicatorLight.${one.light}`),
    light: one.light,
  });
}
