// The catalogue of metrics in Chinese: titles, definitions, formulas and caveats by the English that the API answers.
export const chinese: Readonly<Record<string, string>> = {
  'GPUs supplied': '供应的 GPU',
  'GPUs leased': '已租的 GPU',
  'GPU utilization': 'GPU 利用率',
  'GPUs allocated': '已分配的 GPU',
  'Active leases': '存续租约',
  'Active deployments': '存续部署',
  'New leases': '新租约',
  'Active providers': '在线提供商',
  'Providers with GPUs': '有 GPU 的提供商',
  Countries: '国家与地区',
  'GPU models': 'GPU 型号',
  'Annualized volume': '年化成交额',
  'Annualized volume by denomination': '年化成交额，按币种',
  'Agreed price per GPU-hour, median': '约定的 GPU 小时价，中位数',
  'Agreed price per GPU-hour, 25th percentile': '约定的 GPU 小时价，第 25 百分位',
  'Agreed price per GPU-hour, 75th percentile': '约定的 GPU 小时价，第 75 百分位',
  'Transaction fees': '交易手续费',
  'Transaction fees by denomination': '交易手续费，按币种',
  Transactions: '交易',
  'GPUs installed': '安装的 GPU',
  'GPUs allocated, at least': '已分配的 GPU，下限',
  'GPUs allocated, at most': '已分配的 GPU，上限',
  'GPU utilization as providers report it': '提供商自报的 GPU 利用率',
  'vCPUs supplied': '供应的 vCPU',
  'vCPUs allocated': '已分配的 vCPU',
  'vCPUs leased': '已租的 vCPU',
  'CPU utilization': 'CPU 利用率',
  'Memory supplied': '供应的内存',
  'Memory allocated': '已分配的内存',
  'Memory leased': '已租的内存',
  'Storage supplied': '供应的存储',
  'Storage allocated': '已分配的存储',
  'Storage leased': '已租的存储',
  'Providers online': '在线的提供商',
  'Providers with nonsense': '应答不合情理的提供商',
  'Closed leases': '关闭的租约',
  'New deployments': '新部署',
  'Closed deployments': '关闭的部署',
  'New orders': '新订单',
  'New bids': '新报价',
  'Bids per order': '每个订单的报价数',
  'Active tenants': '活跃租户',
  'New tenants': '新租户',
  'Returning tenants': '回头租户',
  'Settled spend': '结算支出',
  'Settled spend by denomination': '结算支出，按币种',
  'Annualized settled volume': '年化结算额',
  'Take income': '抽成收入',
  'Take income by denomination': '抽成收入，按币种',
  'Effective take rate': '实际抽成率',
  'Provider revenue, gross': '提供商收入，毛额',
  'Provider revenue, net': '提供商收入，净额',
  'Escrow held': '托管中的币',
  'GPUs that providers offer (allocatable, leased or not) by their newest status answer, as the mean over the bucket.':
    '提供商最新状态应答中提供的 GPU（可分配，无论是否已租），取时段内的均值。',
  'integral of allocatable GPUs over chain time ÷ time for which supply is known': '可分配 GPU 对链上时间的积分 ÷ 供应已知的时间',
  "Supply is what providers themselves answer at their status endpoint; the chain does not hold it. An answer stands until the provider's next one, at most 36 hours; after an error or after that time the provider counts as offline, with no GPUs.":
    '供应是提供商在自己的状态端点上的应答，链上并不保存。一次应答有效至该提供商的下一次应答，最长 36 小时；出错之后或超过该时间，提供商视为离线，没有 GPU。',
  'Time before the first status answer, and time in which no provider has an answer younger than 36 hours, is not covered: the value is null there, not zero.':
    '首次状态应答之前的时间，以及没有任何提供商的应答新于 36 小时的时间不在覆盖之内：此时数值为空，不是零。',
  "Where a provider's cards do not tell which of them can be leased (more cards than allocatable GPUs on a node of several models), the doubtful ones count for the model unknown.":
    '若提供商的显卡看不出哪些可以出租（节点有多种型号，且显卡多于可分配的 GPU），有疑问的计入未知型号。',
  'GPUs held by leases that are active or reclaiming, as the mean over the bucket.': '存续中或回收中的租约所占的 GPU，取时段内的均值。',
  'integral of leased GPUs over chain time ÷ covered time': '已租 GPU 对链上时间的积分 ÷ 覆盖的时间',
  "A lease's GPUs are those of the winning bid's offer; where the offer is missing, those of the order. The model is the offer's, else the order's single named model, else the only one of the models asked for that the provider declares, else unknown; RAM and interface come from the same place.":
    '租约的 GPU 以中标报价所报为准；没有所报时以订单为准。型号取报价所报，否则取订单指明的唯一型号，否则取所求型号中提供商唯一声明的型号，否则为未知；显存与接口取自同一处。',
  'The state after a block holds from its time until the time of the next block; a lease that begins and ends within one block counts as new, but takes no time.':
    '区块之后的状态自该区块时间起有效，直到下一区块的时间；在同一区块内开始并结束的租约算作新租约，但不占时间。',
  'A lease whose escrow account has run out stays active on the chain until somebody settles it, and counts until then; providers may have stopped its workload before.':
    '托管账户已用尽的租约在有人结算之前仍在链上存续，并一直计入；提供商可能早已停止其工作负载。',
  'The leased share of the supplied GPUs, weighted by time: mean GPUs leased over mean GPUs supplied.':
    '供应的 GPU 中已租的比率，按时间加权：已租 GPU 的均值除以供应 GPU 的均值。',
  '(integral of leased GPUs ÷ covered time) ÷ (integral of supplied GPUs ÷ time for which supply is known); where supply is known throughout, GPU time leased ÷ GPU time supplied':
    '（已租 GPU 的积分 ÷ 覆盖的时间）÷（供应 GPU 的积分 ÷ 供应已知的时间）；若供应始终已知，即已租 GPU 时间 ÷ 供应 GPU 时间',
  'It can exceed 1 for a provider, model or country: a provider that does not answer keeps its leases but counts no supply, and a lease whose model is unknown is missing from its model.':
    '对单个提供商、型号或国家，它可能超过 1：不应答的提供商保留其租约却不计供应，型号未知的租约也不计入其型号。',
  'GPUs in use by the account of the providers themselves, from their newest status answer, as the mean over the bucket.':
    '提供商自报的使用中的 GPU，取自其最新状态应答，取时段内的均值。',
  'integral of allocated GPUs as reported over chain time ÷ time for which supply is known':
    '自报的已分配 GPU 对链上时间的积分 ÷ 供应已知的时间',
  'It differs from GPUs leased: it is as old as the newest answer, it holds workloads that are not leases of the chain, and it lacks leases whose manifest has not been sent.':
    '它与已租的 GPU 不同：它与最新应答一样旧，含有并非链上租约的工作负载，又缺少尚未发送清单的租约。',
  'Providers do not report it by model.': '提供商不按型号报告。',
  'Leases that are active or reclaiming, with and without GPUs, as the mean over the bucket.':
    '存续中或回收中的租约，无论有无 GPU，取时段内的均值。',
  'integral of the number of leases over chain time ÷ covered time': '租约数对链上时间的积分 ÷ 覆盖的时间',
  'By hardware (model, vendor, variant, RAM, interface, class) it counts leases with such GPUs: leases without GPUs are in no member, and a lease with several variants is in the members of each; by vendor, RAM, interface and class once for each variant.':
    '按硬件（型号、厂商、变体、显存、接口、类别）时，只计含有此类 GPU 的租约：没有 GPU 的租约不属于任何一项，含多种变体的租约属于其中每一项；按厂商、显存、接口和类别时，每种变体计一次。',
  'Deployments that are active on the chain, with or without a lease, as the mean over the bucket.':
    '链上存续的部署，无论有无租约，取时段内的均值。',
  'integral of the number of deployments over chain time ÷ covered time': '部署数对链上时间的积分 ÷ 覆盖的时间',
  'A deployment stays active without any lease until its owner closes it or its escrow account is settled to nothing.':
    '部署即使没有任何租约也保持存续，直到所有者将其关闭，或其托管账户结算至空。',
  'Leases created in blocks whose time is within the bucket.': '在时间落于本时段的区块中创建的租约。',
  'count of leases by the time of the block that created them': '按创建租约的区块时间计数',
  'A deployment that is closed by its provider and leased again counts each time.': '被提供商关闭后又重新租用的部署，每次都计入。',
  'By model: leases without GPUs are in no model, and a lease with several models is in each.':
    '按型号时：没有 GPU 的租约不属于任何型号，含多种型号的租约属于其中每一种。',
  'Distinct providers that were online for some time within the bucket, with and without GPUs.':
    '在时段内曾经在线的不同提供商，无论有无 GPU。',
  'count of providers whose newest status answer stood for a part of the bucket': '最新状态应答在时段内某段时间有效的提供商数',
  'Of hours within a day it is not the sum but the number of distinct providers of the whole day.':
    '对一天内的各小时，它不是求和，而是全天不同提供商的数目。',
  'Distinct providers that offered GPUs for some time within the bucket.': '在时段内曾经提供 GPU 的不同提供商。',
  'count of providers with allocatable GPUs': '有可分配 GPU 的提供商数',
  'The published 19 of late 2023 are those.': '2023 年末公布的 19 即指它们。',
  'Distinct countries of providers that offered GPUs for some time within the bucket.':
    '在时段内曾经提供 GPU 的提供商所在的不同国家与地区。',
  'count of known countries of providers with allocatable GPUs': '有可分配 GPU 的提供商的已知国家与地区数',
  'The country is declared by the provider in its on-chain attributes; nothing proves it. Providers without a recognised country are not counted.':
    '国家由提供商在其链上属性中自行声明，无从证明。国家无法识别的提供商不计。',
  'Of hours within a day it is the number of distinct countries of the whole day.': '对一天内的各小时，它是全天不同国家与地区的数目。',
  'Distinct GPU models (vendor and model, whatever memory and interface) supplied for some time within the bucket.':
    '在时段内曾经供应的不同 GPU 型号（厂商与型号，不论显存和接口）。',
  'count of models with allocatable GPUs, unknown ones left out': '有可分配 GPU 的型号数，未知的不计',
  'Of hours within a day it is the number of distinct models of the whole day.': '对一天内的各小时，它是全天不同型号的数目。',
  'What active leases would pay in a year at the agreed prices and USD prices of the bucket (run-rate).':
    '存续租约按时段内的约定价格和 USD 价格一年将支付的金额（年化速率）。',
  "sum over blocks and active leases of price per block × USD price, split at the bucket's ends by time, × 365 days ÷ covered time. The network's headline is that of the newest complete day: the newest day that ended at or before the indexed block's time (before the first complete day: the newest day).":
    '对各区块和存续租约求和：每区块价格 × USD 价格，在时段两端按时间切分，× 365 天 ÷ 覆盖的时间。全网的总数取最新的完整一天：即在已索引区块的时间之前或当时结束的最新一天（第一个完整日之前取最新一天）。',
  'It is what leases agreed to pay, not what was settled: a lease whose escrow account has run out stays active on the chain until somebody settles it, and accrues here until then.':
    '这是租约约定支付的，不是已结算的：托管账户用尽的租约在有人结算之前仍在链上存续，并在此继续累计。',
  'A price per block becomes a price per time by the observed time between blocks, never by a fixed block time.':
    '每区块的价格按观测到的区块间隔换算为每段时间的价格，从不使用固定的区块时间。',
  'A year has 365 days, so the value grows and falls with the rate of the bucket; it is not a sum over the past year.':
    '一年按 365 天计，因此数值随时段的速率升降；它不是过去一年的总和。',
  "USD by the price of the time: AKT (uakt) by the newest row of the table prices, which is what the chain's own oracle tells while it is healthy (v2.0: its median; from v2.1: its time-weighted mean), else the newest imported or last known price; uact and axlUSDC count as one dollar for 10^6 base units; other denominations have no USD value and are left out.":
    'USD 按当时价格：AKT（uakt）取 prices 表中最新的一行，即链上预言机健康时所报（v2.0：其中位数；自 v2.1 起：其时间加权均值），否则取最新导入或最后已知的价格；uact 和 axlUSDC 的 10^6 个基本单位算作一美元；其他币种没有 USD 价值，不计入。',
  'Null where an amount in AKT falls into a time before the first known price.': '若有 AKT 金额落在首个已知价格之前的时间，则为空。',
  'By model it holds leases with GPUs only, shared out by number of GPUs; their part of the network is figures.gpu_accrued_usd.':
    '按型号时只含有 GPU 的租约，按 GPU 数分摊；它们在全网中的部分为 figures.gpu_accrued_usd。',
  "What active leases would pay in a year at the agreed prices of the bucket, in each denomination's base unit.":
    '存续租约按时段内的约定价格一年将支付的金额，以各币种的基本单位计。',
  "sum over blocks and active leases of price per block, split at the bucket's ends by time, × 365 days ÷ covered time":
    '对各区块和存续租约求和：每区块价格，在时段两端按时间切分，× 365 天 ÷ 覆盖的时间',
  'The v2.0 upgrade rewrote prices in uakt and axlUSDC to uact while leases ran; the accrual changes its denomination in that block.':
    'v2.0 升级在租约存续期间将 uakt 和 axlUSDC 的价格改写为 uact；累计额在该区块改变币种。',
  'The agreed price of a GPU-hour that half of the leased GPU time of the bucket pays at most.':
    '时段内已租 GPU 时间中，有一半所付不超过的 GPU 小时约定价格。',
  "for each lease and price in force: USD accrued by one base unit per block over the bucket × price per block ÷ (hours covered × the lease's GPUs); of these values the smallest at which the GPU time of leases with that or a lower value reaches one half":
    '对每个租约及其生效价格：时段内每区块一个基本单位累计的 USD × 每区块价格 ÷（覆盖的小时数 × 租约的 GPU 数）；取其中最小的一个值，使价格不高于它的租约的 GPU 时间达到一半',
  'The whole price of a lease is attributed to its GPUs, CPU, memory, storage and endpoints included; a lease of few GPUs with much else therefore looks dear. All GPUs of a lease have the same price, also where they are of several models.':
    '租约的全部价格都归于其 GPU，CPU、内存、存储和端点也包括在内；GPU 少而其他资源多的租约因此显得昂贵。一个租约的所有 GPU 价格相同，即使型号不同。',
  "A lease's price is valued at the bucket's mean time between blocks and its mean USD price, so that jitter of blocks does not show as differences between leases.":
    '租约价格按时段内的平均区块间隔和平均 USD 价格估值，使区块时间的抖动不会表现为租约之间的差异。',
  'Leases without GPUs, and leases in a denomination without a USD price throughout the bucket, are left out.':
    '没有 GPU 的租约，以及在整个时段内其币种没有 USD 价格的租约，不计入。',
  'The agreed price of a GPU-hour that a quarter of the leased GPU time of the bucket pays at most.':
    '时段内已租 GPU 时间中，有四分之一所付不超过的 GPU 小时约定价格。',
  "for each lease and price in force: USD accrued by one base unit per block over the bucket × price per block ÷ (hours covered × the lease's GPUs); of these values the smallest at which the GPU time of leases with that or a lower value reaches one quarter":
    '对每个租约及其生效价格：时段内每区块一个基本单位累计的 USD × 每区块价格 ÷（覆盖的小时数 × 租约的 GPU 数）；取其中最小的一个值，使价格不高于它的租约的 GPU 时间达到四分之一',
  'The agreed price of a GPU-hour that three quarters of the leased GPU time of the bucket pay at most.':
    '时段内已租 GPU 时间中，有四分之三所付不超过的 GPU 小时约定价格。',
  "for each lease and price in force: USD accrued by one base unit per block over the bucket × price per block ÷ (hours covered × the lease's GPUs); of these values the smallest at which the GPU time of leases with that or a lower value reaches three quarters":
    '对每个租约及其生效价格：时段内每区块一个基本单位累计的 USD × 每区块价格 ÷（覆盖的小时数 × 租约的 GPU 数）；取其中最小的一个值，使价格不高于它的租约的 GPU 时间达到四分之三',
  "Fees of the transactions in the bucket's blocks, failed ones included, in USD at the block's price.":
    '时段内各区块的交易手续费，含失败的交易，按区块的价格折 USD。',
  "sum of fee × USD price over transactions by their block's time, rounded half-even to 18 places once for each hour":
    '按区块时间对各交易求和：手续费 × USD 价格，每小时一次按银行家舍入到 18 位小数',
  'A transaction that failed before its fee was taken (it has no events) pays nothing.': '在扣除手续费之前就失败的交易（没有事件）不付费。',
  'These are fees for block space, not the marketplace take fee.': '这是区块空间的费用，不是市场的抽成。',
  "Fees of the transactions in the bucket's blocks, failed ones included, in each denomination's base unit.":
    '时段内各区块的交易手续费，含失败的交易，以各币种的基本单位计。',
  "sum of fees over transactions by their block's time": '按区块时间对各交易的手续费求和',
  'Transactions in blocks whose time is within the bucket, failed ones included.': '时间落于本时段的区块中的交易，含失败的交易。',
  "count of transactions by their block's time": '按区块时间对交易计数',
  'Failed transactions are counted because they pay fees and take space; transactions.code tells them apart.':
    '失败的交易也计入，因为它们付费并占用空间；transactions.code 可加以区分。',
  "Cards that providers' newest status answers list, whether they can be leased or not, as the mean over the bucket.":
    '提供商最新状态应答中列出的显卡，无论能否出租，取时段内的均值。',
  'integral of listed cards over chain time ÷ time for which supply is known': '列出的显卡对链上时间的积分 ÷ 供应已知的时间',
  'Providers that answer over REST list no cards, and cards of unknown kinds are not listed: then fewer cards are installed than supplied.':
    '通过 REST 应答的提供商不列出显卡，未知种类的显卡也不列出：此时安装数少于供应数。',
  "It is what providers themselves answer; an answer stands until the provider's next one, at most 36 hours. After an error or after that time the provider counts nothing.":
    '这是提供商自己的应答；一次应答有效至该提供商的下一次应答，最长 36 小时。出错之后或超过该时间，该提供商不计任何数量。',
  'An answer that cannot be true (a negative quantity, more than there is, a wrong unit) is kept, flagged and in no total; PROVIDERS_SUSPECT counts such providers and Query.market tells which.':
    '不可能属实的应答（负的数量、多于现有、单位错误）会保留并标记，不计入任何总数；PROVIDERS_SUSPECT 计此类提供商，Query.market 说明是哪些。',
  'Region, tier and country are what providers declare, and audit whether anybody signs an attribute of them, each as it held at the time; an index that began near the head knows of signatures since then only.':
    '区域、等级和国家由提供商声明；审计指是否有人为其属性签名，均以当时有效者为准；从链头附近开始的索引只知道其后的签名。',
  'GPUs in use by the account of the providers, at least, where they are told apart by hardware; as the mean over the bucket.':
    '提供商自报的使用中的 GPU，按硬件区分时的下限，取时段内的均值。',
  'sum over nodes of the bound of each variant, integrated over chain time ÷ time for which supply is known':
    '对各节点求和：每种变体的界，对链上时间积分 ÷ 供应已知的时间',
  'Providers report what is in use by node and not by model. On a node of one variant both bounds are the reported number; on a mixed node a variant has at least what the others cannot be, and at most its own number. The truth lies between the bounds; no estimate is made. Bounds of a provider or of the whole network are sums of those of variants, and so wider than what GPUS_ALLOCATED tells of them.':
    '提供商按节点而不按型号报告使用量。在只有一种变体的节点上，上下限都等于自报的数目；在混合节点上，一种变体至少有其他变体不可能占去的部分，至多为其自身的数目。真实值位于两者之间；不作估计。提供商或整个网络的上下限为各变体之和，因此范围大于 GPUS_ALLOCATED 所示。',
  'GPUs in use by the account of the providers, at most, where they are told apart by hardware; as the mean over the bucket.':
    '提供商自报的使用中的 GPU，按硬件区分时的上限，取时段内的均值。',
  'The share of the supplied GPUs that providers themselves report as in use, weighted by time: the provider view beside GPU_UTILIZATION, the chain view.':
    '供应的 GPU 中由提供商自报为使用中的比率，按时间加权：提供商视角，与链上视角 GPU_UTILIZATION 并列。',
  'GPU time in use ÷ GPU time supplied, over the time for which supply is known': '使用中的 GPU 时间 ÷ 供应的 GPU 时间，限于供应已知的时间',
  'It differs from GPU_UTILIZATION by leases at providers whose answer does not stand, by what was leased or ended since the newest answer, by leases without a workload, and by workloads that are no leases; Query.market tells how much of each at the indexed block.':
    '它与 GPU_UTILIZATION 的差别在于：应答已失效的提供商的租约、最新应答之后租出或结束的部分、没有工作负载的租约，以及并非租约的工作负载；Query.market 说明在已索引区块上各有多少。',
  'vCPUs that can be leased or are, by the newest status answers of providers, as the mean over the bucket.':
    '可租或已租的 vCPU，取自提供商的最新状态应答，取时段内的均值。',
  'integral over chain time ÷ time for which supply is known': '对链上时间的积分 ÷ 供应已知的时间',
  'vCPUs in use, by the newest status answers of providers, as the mean over the bucket.':
    '使用中的 vCPU，取自提供商的最新状态应答，取时段内的均值。',
  'vCPUs held by leases that are active or reclaiming, as the mean over the bucket.': '存续中或回收中的租约所占的 vCPU，取时段内的均值。',
  'integral over chain time ÷ covered time': '对链上时间的积分 ÷ 覆盖的时间',
  "Chain view: what leases hold by the winning bid's offer, whether or not the tenant has sent a manifest.":
    '链上视角：租约按中标报价所报占用的资源，无论租户是否已发送清单。',
  'The share of the supplied vCPUs held by leases that are active or reclaiming, as the mean over the bucket.':
    '供应的 vCPU 中由存续或回收中的租约所占的比率，取时段内的均值。',
  '(integral of leased vCPUs ÷ covered time) ÷ (integral of supplied vCPUs ÷ time for which supply is known)':
    '（已租 vCPU 的积分 ÷ 覆盖的时间）÷（供应 vCPU 的积分 ÷ 供应已知的时间）',
  'Memory that can be leased or is, by the newest status answers of providers, as the mean over the bucket.':
    '可租或已租的内存，取自提供商的最新状态应答，取时段内的均值。',
  'Memory in use, by the newest status answers of providers, as the mean over the bucket.':
    '使用中的内存，取自提供商的最新状态应答，取时段内的均值。',
  'Memory held by leases that are active or reclaiming, as the mean over the bucket.': '存续中或回收中的租约所占的内存，取时段内的均值。',
  'Storage of nodes and pools that can be leased or is, by the newest status answers of providers, as the mean over the bucket.':
    '节点和存储池中可租或已租的存储，取自提供商的最新状态应答，取时段内的均值。',
  'Storage of nodes and pools in use, by the newest status answers of providers, as the mean over the bucket.':
    '节点和存储池中使用中的存储，取自提供商的最新状态应答，取时段内的均值。',
  'Storage held by leases that are active or reclaiming, as the mean over the bucket.': '存续中或回收中的租约所占的存储，取时段内的均值。',
  'Providers whose newest answer stands and is no error, by the newest status answers of providers, as the mean over the bucket.':
    '最新应答有效且不是错误的提供商，取自提供商的最新状态应答，取时段内的均值。',
  'By provider it is the share of time online.': '按提供商时，它是在线时间的比率。',
  'Providers whose answer is flagged and in no total, by the newest status answers of providers, as the mean over the bucket.':
    '应答被标记且不计入任何总数的提供商，取自提供商的最新状态应答，取时段内的均值。',
  'Leases that closed in blocks whose time is within the bucket.': '在时间落于本时段的区块中关闭的租约。',
  'count by the time of the block': '按区块时间计数',
  'A lease ends when it is closed or its account is found empty; Query.market tells why.':
    '租约在被关闭时，或在发现其账户已空时结束；Query.market 说明原因。',
  'Deployments created in blocks whose time is within the bucket.': '在时间落于本时段的区块中创建的部署。',
  'A deployment may never get a lease.': '部署可能始终得不到租约。',
  'Deployments closed in blocks whose time is within the bucket.': '在时间落于本时段的区块中关闭的部署。',
  'By their owner, or because the escrow account was found empty.': '由所有者关闭，或因发现托管账户已空而关闭。',
  'Orders created in blocks whose time is within the bucket.': '在时间落于本时段的区块中创建的订单。',
  'An order that a tenant closes and opens again counts each time; a closed lease of an open group makes a new order by itself.':
    '租户关闭后再次打开的订单每次都计入；仍开放的组的租约关闭后会自动产生新订单。',
  'Bids created in blocks whose time is within the bucket.': '在时间落于本时段的区块中创建的报价。',
  'Every bid counts, whatever becomes of it; the chain lets a provider bid once on an order.':
    '每个报价都计入，无论结果如何；链上每个提供商对一个订单只能报价一次。',
  'Bids created in the bucket over orders created in it.': '时段内创建的报价除以时段内创建的订单。',
  'bids created ÷ orders created': '创建的报价 ÷ 创建的订单',
  'A bid may belong to an order of an earlier bucket; Query.market counts the bids of each order.':
    '报价可能属于更早时段的订单；Query.market 按订单统计报价。',
  'Distinct tenants that held a lease at some time within the bucket.': '在时段内某一时刻持有租约的不同租户。',
  'count of distinct owners of leases held within the bucket': '时段内所持租约的不同所有者数',
  'A tenant is an owner of deployments; one person may have many, and a managed wallet one for each of its customers.':
    '租户指部署的所有者；一个人可能有多个，托管钱包则为其每位客户各有一个。',
  'Of hours within a day and days within a week or month it is the number of distinct tenants of the whole bucket, not the sum.':
    '对一天内的各小时和一周或一月内的各日，它是整个时段不同租户的数目，不是求和。',
  'Tenants whose first lease ever began within the bucket.': '首个租约在本时段内开始的租户。',
  'Where the index began from the state of a node, it knows earlier tenants only by leases that they held there: any other counts as new when it leases again.':
    '若索引始于节点的状态，则只能由当时持有的租约得知此前的租户：其他租户再次租用时计为新租户。',
  'Tenants that held a lease within the bucket and had had one before it.': '在时段内持有租约、且此前也曾持有租约的租户。',
  'active tenants less new tenants': '活跃租户减去新租户',
  "What tenants' escrow accounts paid out for leases within the bucket, take fee included, in USD at the block's price.":
    '时段内租户的托管账户为租约付出的金额，含抽成，按区块的价格折 USD。',
  "sum of earnings and take fees × USD price over payouts by their block's time, rounded half-even to 18 places once for each hour":
    '按区块时间对各笔支付求和：（收入 + 抽成）× USD 价格，每小时一次按银行家舍入到 18 位小数',
  'A payout belongs to the bucket of the block that settled it, though it pays for time before: tenants and providers decide when a lease is settled, so that short buckets jump. Compare it over weeks; what leases agreed to pay in a bucket is ANNUALIZED_VOLUME.':
    '支付计入结算它的区块所在的时段，虽然它支付的是此前的时间：何时结算由租户和提供商决定，因此短时段会跳动。宜以周比较；租约在时段内约定支付的金额见 ANNUALIZED_VOLUME。',
  'It is what left the payments for providers and, as take fee, for the community pool; amounts that were earned but not paid out yet, and fractions of a coin, are not in it.':
    '这是离开支付账户、付给提供商并作为抽成进入社区池的金额；已赚得而尚未付出的金额以及不足一枚的零头不在其中。',
  "What tenants' escrow accounts paid out for leases within the bucket, take fee included, in each denomination's base unit.":
    '时段内租户的托管账户为租约付出的金额，含抽成，以各币种的基本单位计。',
  "sum of earnings and take fees over payouts by their block's time": '按区块时间对各笔支付求和：收入 + 抽成',
  'A year of settled spend at the pace of the 30 days that end with the bucket.': '以截至时段末的 30 天的速度计算的一年结算支出。',
  'settled spend in USD of the 30 days up to the end of the bucket × 365 ÷ 30': '截至时段末的 30 天以 USD 计的结算支出 × 365 ÷ 30',
  'Null until the index reaches back 30 days, and where a payout of the 30 days has no known USD price.':
    '在索引不足 30 天之前，以及 30 天内有支付没有已知 USD 价格时为空。',
  'In a bucket that is not over, they are the 30 days that end with its newest day (of an hour: with that hour), shorter by what is missing of it.':
    '在尚未结束的时段中，30 天以其最新一天（小时则以该小时）为止，并短少其尚缺的部分。',
  'The 30 days follow the market slowly: after a change of prices or demand compare it with ANNUALIZED_VOLUME_USD.':
    '30 天对市场的反应较慢：价格或需求变化之后，请与 ANNUALIZED_VOLUME_USD 比较。',
  "Take fees that went from payouts to the community pool within the bucket, in USD at the block's price.":
    '时段内从支付中进入社区池的抽成，按区块的价格折 USD。',
  "sum of take fees × USD price over payouts by their block's time, rounded half-even to 18 places once for each hour":
    '按区块时间对各笔支付求和：抽成 × USD 价格，每小时一次按银行家舍入到 18 位小数',
  'The v2.0 upgrade removed the take fee: from then on it is zero.': 'v2.0 升级取消了抽成：自那时起为零。',
  'Each fee is cut down to whole coins, so that small payouts pay less than the rate.':
    '每笔抽成都向下取整到整数枚币，因此小额支付所付低于费率。',
  "Take fees that went from payouts to the community pool within the bucket, in each denomination's base unit.":
    '时段内从支付中进入社区池的抽成，以各币种的基本单位计。',
  "sum of take fees over payouts by their block's time": '按区块时间对各笔支付的抽成求和',
  'The share of settled spend that went to the community pool as take fee.': '结算支出中作为抽成进入社区池的比率。',
  'take income ÷ settled spend: by denomination in base units, else in USD': '抽成收入 ÷ 结算支出：按币种时以基本单位计，否则以 USD 计',
  'It mixes the rates of denominations by what was settled in each, so it moves with the mix too; each denomination has its own rate by governance.':
    '它按各币种结算的金额混合各自的费率，因此也随构成变动；每个币种有由治理决定的费率。',
  'Null where nothing was settled. The v2.0 upgrade removed the take fee: from then on it is zero.':
    '没有任何结算时为空。v2.0 升级取消了抽成：自那时起为零。',
  'Each fee is cut down to whole coins, so that it lies a little below the rate in force.':
    '每笔抽成都向下取整到整数枚币，因此略低于生效的费率。',
  "What was paid out for providers' leases within the bucket, take fee included, in USD at the block's price.":
    '时段内为提供商的租约付出的金额，含抽成，按区块的价格折 USD。',
  "sum of earnings and take fees × USD price over the payouts of the provider's leases by their block's time":
    '按区块时间对该提供商租约的各笔支付求和：（收入 + 抽成）× USD 价格',
  "What providers received for their leases within the bucket, after the take fee, in USD at the block's price.":
    '时段内提供商从其租约收到的金额，已扣抽成，按区块的价格折 USD。',
  'gross revenue − take fees': '毛收入 − 抽成',
  'Costs of the provider (hardware, power, transaction fees, deposits of bids in the meantime) are not in it.':
    '提供商的成本（硬件、电力、交易手续费、期间的报价押金）不在其中。',
  "Coins in deployments' escrow accounts, not paid out or refunded yet, as the mean over the bucket, in each denomination's base unit.":
    '部署的托管账户中尚未付出或退还的币，取时段内的均值，以各币种的基本单位计。',
  'integral over chain time of deposits − refunds − payouts (the v2.0 conversion: − coins burned + coins minted) since the first indexed block ÷ covered time':
    '自首个已索引区块起，存入 − 退还 − 支付（v2.0 转换：− 销毁的币 + 铸造的币）对链上时间的积分 ÷ 覆盖的时间',
  'What leases have used since their last settlement is still in it: the balance of a deployment now is told by its escrow account.':
    '租约自上次结算以来已用的部分仍在其中：部署当前的余额见其托管账户。',
  "Deposits of bids are not in it. Coins that the chain's settlement loses stay in the module account and in this figure; payouts that v1.0 made twice lower it.":
    '报价押金不在其中。链的结算中丢失的币留在模块账户和本数值中；v1.0 重复付出的金额使其降低。',
  'Where the index began from the state of a node, it begins with what accounts and payments held there.':
    '若索引从某个节点的状态开始，则以当时账户和支付所持有的金额为起点。',
};
