// Texts of the pages about money: prices, fees and revenue, token, scenarios, published figures.

const english = {
  published: {
    title: 'Published vs now',
    description: 'Figures published about Akash in late 2023 beside what Leasebook measures on the chain now.',
    lede: 'What was published about Akash in late 2023, beside what the chain says now.',
    table: 'Figures',
    unit: 'Measured on this chain; published figures are fixed references, never live data',
    figure: 'Figure',
    measured: 'Measured now',
    published: 'Published, late 2023',
    within: 'Where it stands',
    below: (share: string) => `${share} below`,
    above: (share: string) => `${share} above`,
    inside: 'within',
    scale: 'The published range as a band, the measured value as a dot',
    dot: (name: string, measured: string, published: string) => `${name}: measured ${measured}, published ${published}`,
  },
};

export const money = english;
