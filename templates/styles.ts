// Every colour and measure of the letters, in one place. Templates write style="{{s 'h2'}}" class="h2": the inline style serves every
// client, the class lets the dark scheme answer.
const SANS = "font-family:'Segoe UI',-apple-system,Roboto,Helvetica,Arial,sans-serif;";
const SERIF = "font-family:Georgia,'Times New Roman',serif;";

const LIGHT = {
  page: '#eef1f4',
  card: '#ffffff',
  ink: '#16202c',
  soft: '#4a5666',
  hair: '#d5dbe2',
  tint: '#f3f5f7',
  track: '#dfe4ea',
  brand: '#1b3a5c',
  on: '#ffffff',
  STOPPED: '#b42318',
  DELAYED: '#b54708',
  NORMAL: '#027a48',
  FINISHED: '#175cd3',
  CANCELLED: '#4a5666',
  red: '#b42318',
  amber: '#b54708',
  green: '#027a48',
  grey: '#4a5666',
} as const;
export type ColourName = keyof typeof LIGHT;
const DARK: Readonly<Record<ColourName, string>> = {
  page: '#0e1116',
  card: '#171b21',
  ink: '#eceff3',
  soft: '#b3bdc9',
  hair: '#343c47',
  tint: '#1f252d',
  track: '#3a434f',
  brand: '#9cc2ef',
  on: '#0e1726',
  STOPPED: '#fda29b',
  DELAYED: '#fec84b',
  NORMAL: '#6ce9a6',
  FINISHED: '#84adff',
  CANCELLED: '#b3bdc9',
  red: '#fda29b',
  amber: '#fec84b',
  green: '#6ce9a6',
  grey: '#b3bdc9',
};

const STYLES = {
  page: `margin:0;padding:0;background-color:${LIGHT.page};-webkit-text-size-adjust:100%;`,
  card: `background-color:${LIGHT.card};border-top:4px solid ${LIGHT.brand};`,
  head: `${SANS}font-size:13px;line-height:18px;color:${LIGHT.soft};`,
  h1: `${SERIF}font-size:26px;line-height:32px;font-weight:normal;color:${LIGHT.ink};margin:0;`,
  lead: `${SANS}font-size:17px;line-height:26px;color:${LIGHT.ink};margin:0;`,
  h2: `${SANS}font-size:16px;line-height:22px;font-weight:bold;color:${LIGHT.ink};margin:0;`,
  h3: `${SANS}font-size:16px;line-height:22px;font-weight:bold;color:${LIGHT.ink};margin:0;`,
  p: `${SANS}font-size:15px;line-height:22px;color:${LIGHT.ink};margin:0;`,
  note: `${SANS}font-size:14px;line-height:20px;color:${LIGHT.soft};margin:0;`,
  small: `${SANS}font-size:13px;line-height:19px;color:${LIGHT.soft};margin:0;`,
  deadline: `${SANS}font-size:16px;line-height:23px;font-weight:bold;color:${LIGHT.ink};margin:0;`,
  rule: `border-top:1px solid ${LIGHT.hair};font-size:0;line-height:0;`,
  row: `border-top:1px solid ${LIGHT.hair};padding:14px 0;`,
  tint: `background-color:${LIGHT.tint};padding:16px 18px;`,
  button: `${SANS}display:inline-block;font-size:17px;line-height:22px;font-weight:bold;color:${LIGHT.on};text-decoration:none;white-space:nowrap;padding:14px 26px;border:1px solid ${LIGHT.brand};`,
  link: `color:${LIGHT.brand};text-decoration:underline;`,
  figure: `${SERIF}font-size:30px;line-height:32px;color:${LIGHT.ink};`,
  footer: `${SANS}font-size:13px;line-height:20px;color:${LIGHT.soft};margin:0;`,
} as const;

/** The inline style of a piece, by name. */
export function styleOf(name: string): string {
  if (!(name in STYLES)) throw new Error(`no style ${name}`);
  return STYLES[name as keyof typeof STYLES];
}
/** The colour of a piece, state or light in the light scheme, by name. */
export function colourOf(name: string): string {
  if (!(name in LIGHT)) throw new Error(`no colour ${name}`);
  return LIGHT[name as ColourName];
}

const LIGHTS = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED', 'CANCELLED', 'red', 'amber', 'green', 'grey'] as const;
const rule = (selector: string, declarations: string) => `${selector}{${declarations}}`;
const NARROW = [
  '.pad{padding-left:20px!important;padding-right:20px!important}',
  '.full{display:block!important;box-sizing:border-box!important;width:100%!important;text-align:left!important}',
  '.label{padding-bottom:2px!important}.value{border-top:0!important;padding-top:0!important}',
  '.half{display:inline-block!important;box-sizing:border-box!important;width:48%!important;padding-bottom:14px!important}',
  '.h1{font-size:23px!important;line-height:29px!important}',
  '.btn,.btn tbody,.btn tr{display:block!important;width:100%!important}',
  '.btn a{display:block!important;text-align:center!important}',
  '.top{padding-top:6px!important}.gap{padding-left:0!important}',
];
const DARK_RULES = [
  rule('.page', `background-color:${DARK.page}!important`),
  rule('.card', `background-color:${DARK.card}!important;border-color:${DARK.brand}!important`),
  rule('.h1,.h2,.h3,.lead,.p,.deadline,.figure,.ink', `color:${DARK.ink}!important`),
  rule('.small,.note,.head,.footer,.soft', `color:${DARK.soft}!important`),
  rule('.tint', `background-color:${DARK.tint}!important`),
  rule('.rule,.row', `border-color:${DARK.hair}!important`),
  rule('.track', `background-color:${DARK.track}!important`),
  rule('.mark', `background-color:${DARK.ink}!important`),
  rule('.mark2', `background-color:${DARK.soft}!important`),
  rule('.link', `color:${DARK.brand}!important`),
  rule('.bar', `background-color:${DARK.brand}!important`),
  rule('.button,.button a', `background-color:${DARK.brand}!important;color:${DARK.on}!important;border-color:${DARK.brand}!important`),
  ...LIGHTS.map((name) =>
    [
      rule(`.c-${name}`, `color:${DARK[name]}!important`),
      rule(`.b-${name}`, `background-color:${DARK[name]}!important`),
      rule(`.l-${name}`, `border-color:${DARK[name]}!important`),
    ].join(''),
  ),
];

/** The style block of every letter: one column below 520 px, and the dark scheme. */
export const STYLE_BLOCK = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body,table,td{-ms-text-size-adjust:100%;-webkit-text-size-adjust:100%}',
  'table{border-collapse:collapse;mso-table-lspace:0;mso-table-rspace:0}',
  'p,h1,h2,h3{overflow-wrap:anywhere}.nb{white-space:nowrap}',
  `@media (max-width:520px){${NARROW.join('')}}`,
  `@media (prefers-color-scheme:dark){${DARK_RULES.join('')}}`,
].join('');
