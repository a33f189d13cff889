// Which class of hardware a GPU model is: by its maker's product line, for figures by class. docs/gpu-classes.md is written from here.

/** A product line, by the names that providers and the chain use: lower case, without vendor and spaces. */
export interface GpuLine {
  class: 'data-centre' | 'workstation' | 'consumer';
  vendor: 'nvidia' | 'amd' | 'intel';
  line: string;
  /** What the whole name of a model must match. */
  pattern: RegExp;
}

/** In the order in which they are tried. */
export const GPU_LINES: readonly GpuLine[] = [
  {
    class: 'data-centre',
    vendor: 'nvidia',
    line: 'Tesla, A, L, H, B and Grace series for servers: K80, M60, P4, P40, P100, V100, T4, A2, A10, A16, A30, A40, A100, A800, L4, L20, L40, L40S, H20, H100, H200, H800, B100, B200, B300, GH200, GB200, GB300',
    pattern:
      /(tesla)?(k[48]0|m4|m40|m60|p4|p6|p40|p100|v100s?|t4g?|a2|a10g?|a16|a30x?|a40|a100x?|a800|l2|l4|l20|l40[sg]?|h20|h100|h200|h800|b100|b200|b300|gh200|gb200|gb300)(sxm\d?|pcie|nvl)?/,
  },
  {
    class: 'data-centre',
    vendor: 'nvidia',
    line: 'RTX PRO Server Edition: RTX PRO 6000 SE',
    pattern: /(rtx)?pro(4500|6000)(se|serveredition|blackwellserveredition|wkse)/,
  },
  {
    class: 'workstation',
    vendor: 'nvidia',
    line: 'Quadro, RTX A, RTX Ada and RTX PRO: Quadro RTX 4000 to 8000, RTX A2000 to A6000, RTX 2000 to 6000 Ada, RTX PRO 2000 to 6000',
    pattern:
      /quadro.*|(rtx)?a(400|1000|2000|4000h?|4500|5000|5500|6000)(12g|12gb)?|rtx(2000|3000|4000|4500|5000|5880|6000)(sff)?-?(ada|adageneration)?|rtx(4000|5000|6000|8000)|(rtx)?pro(2000|4000|4500|5000|6000)(we|mq|blackwell|workstation.*|maxq)?/,
  },
  {
    class: 'consumer',
    vendor: 'nvidia',
    line: 'GeForce: GTX 9xx, 10xx and 16xx, RTX 20xx to 50xx; Titan',
    pattern: /(gtx|gt)\d{3,4}(ti|super|max-?q)?|(rtx|geforcertx)(20|30|40|50)[5-9]0(ti|super|tisuper|d|laptop|mobile)?|titan.*|geforce.*/,
  },
  {
    class: 'data-centre',
    vendor: 'amd',
    line: 'Instinct: MI25 to MI355X',
    pattern: /(instinct)?mi\d{2,3}[xa]?/,
  },
  {
    class: 'workstation',
    vendor: 'amd',
    line: 'Radeon Pro: W5000 to W7000, R9700',
    pattern: /(radeon)?pro.*|w\d{4}x?|(radeonai)?pror9700/,
  },
  {
    class: 'consumer',
    vendor: 'amd',
    line: 'Radeon RX and Vega',
    pattern: /(radeon)?rx\d{3,4}(xtx?|gre)?|vega\d*|radeonvii/,
  },
  {
    class: 'data-centre',
    vendor: 'intel',
    line: 'Data Center GPU Flex and Max, Gaudi',
    pattern: /(flex|max)\d{3,4}|gaudi\d?/,
  },
  {
    class: 'consumer',
    vendor: 'intel',
    line: 'Arc',
    pattern: /arc.*|[ab]\d{3}m?/,
  },
];

const WHOLE = GPU_LINES.map(({ pattern, ...line }) => ({ ...line, pattern: new RegExp(`^(?:${pattern.source})$`) }));

/** The class of a model as the chain names it; unknown where no line is known. */
export function gpuClass(vendor: string, model: string): GpuLine['class'] | 'unknown' {
  const name = model.toLowerCase().replaceAll(/[\s_-]/g, '');
  return WHOLE.find((line) => line.vendor === vendor.toLowerCase() && line.pattern.test(name))?.class ?? 'unknown';
}
