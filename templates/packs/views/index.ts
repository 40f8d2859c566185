import type { Minutes, P2, P3, P4, P5, P6, P7, P8, P9 } from '../../../domain/letter-data.ts';
import type { PackName } from './frame.ts';
import { kitWords } from './labels.ts';
import { minutes } from './minutes.ts';
import { p7, p8, p9 } from './months.ts';
import { p2 } from './p2.ts';
import { p3 } from './p3.ts';
import { p4 } from './p4.ts';
import { p5 } from './p5.ts';
import { p6 } from './p6.ts';
import type { Print } from './voice.ts';

export type { PackName } from './frame.ts';
export { packTables } from './p2-tables.ts';
export type { Print } from './voice.ts';

/** The data of each pack that has a printed form. */
export interface PackData {
  readonly P2: P2;
  readonly P3: P3;
  readonly P4: P4;
  readonly P5: P5;
  readonly P6: P6;
  readonly P7: P7;
  readonly P8: P8;
  readonly P9: P9;
  readonly ACTA: Minutes;
}
/** What the typesetter gets: a file of templates/packs and its whole input. */
export interface Printed {
  readonly template: string;
  readonly input: object;
}

/** A pack as its template and the words it draws, in one reader's language (domain.md 7.3, 7.4). */
export function packDocument<Code extends PackName>(code: Code, data: PackData[Code], print: Print): Printed {
  const { template, view } = PACKS[code];
  return { template, input: { ...view(data, print), t: kitWords(print.locale), ...lookOf(print) } };
}

const PACKS: { readonly [Code in PackName]: { readonly template: string; readonly view: (data: PackData[Code], print: Print) => object } } =
  {
    P2: { template: 'p2.typ', view: p2 },
    P3: { template: 'p3.typ', view: p3 },
    P4: { template: 'p4.typ', view: p4 },
    P5: { template: 'p5.typ', view: p5 },
    P6: { template: 'p6.typ', view: p6 },
    P7: { template: 'p7.typ', view: p7 },
    P8: { template: 'p8.typ', view: p8 },
    P9: { template: 'p9.typ', view: p9 },
    ACTA: { template: 'minutes.typ', view: minutes },
  };

/** The one institutional colour, and the emblem where there is one; paper is white, so that the light look counts. */
const lookOf = ({ setting: { look } }: Print): object => ({
  ...(look && { brand: look.light.brand }),
  ...(look?.logo && { logo: look.logo }),
});
