// Scenarios, published figures and the token in Chinese, sentence by sentence, by the English that the API answers.
export const chinese: Readonly<Record<string, string>> = {
  'Near term': '近期',
  '15,000 A100 are on the network, each card earns $10,000 a year, the network takes 20 % of it, and the market pays 100 times that income.':
    '网络上有 15,000 张 A100，每张卡一年赚 $10,000，网络从中抽取 20 %，市场按该收入的 100 倍估值。',
  Cards: '显卡',
  Price: '价格',
  Utilization: '利用率',
  'Take rate': '抽成率',
  'Multiple of income': '收入倍数',
  times: '倍',
  Volume: '成交额',
  'chips × price × 8760 × utilization': '显卡 × 价格 × 8760 × 利用率',
  'to whole dollars, as $10,000 ÷ 8,760 has no end': '舍入到整美元，因为 $10,000 ÷ 8,760 除不尽',
  'volume × take': '成交额 × 抽成率',
  'to whole dollars': '舍入到整美元',
  Valuation: '估值',
  'income × multiple': '抽成收入 × 倍数',
  'Resale market, base': '转售市场，基准',
  'Of $40B to $50B that hyperscalers earn with GPUs, 30 % is resold at 30 % below list; other sources add $5B.':
    '超大规模云厂商靠 GPU 赚取的 $40B 至 $50B 中，30 % 以低于标价 30 % 的价格转售；其他来源另加 $5B。',
  'GPU services of hyperscalers, low': '超大规模云厂商的 GPU 服务，低',
  'GPU services of hyperscalers, high': '超大规模云厂商的 GPU 服务，高',
  'Share resold': '转售的份额',
  'Discount on list prices': '相对标价的折扣',
  'Other sources': '其他来源',
  'Resale, low': '转售，低',
  'hyperscalersLow × resold × (1 − discount)': '超大规模云厂商（低）× 转售份额 ×（1 − 折扣）',
  'Resale, high': '转售，高',
  'hyperscalersHigh × resold × (1 − discount)': '超大规模云厂商（高）× 转售份额 ×（1 − 折扣）',
  'Market, low': '市场，低',
  'resaleLow + otherSources': '转售（低）+ 其他来源',
  'the resale to the nearest ten billion ($10B), before other sources are added': '加上其他来源之前，转售额舍入到最近的百亿（$10B）',
  'Market, high': '市场，高',
  'resaleHigh + otherSources': '转售（高）+ 其他来源',
  'Base case': '基准情形',
  'Akash gets 33 % of a resale market of $15B, takes 20 % of it, and the market pays 10 times that income.':
    'Akash 获得 $15B 转售市场的 33 %，从中抽取 20 %，市场按该收入的 10 倍估值。',
  'Resale market': '转售市场',
  "Akash's share": 'Akash 的份额',
  'market × share': '市场 × 份额',
  'to the nearest billion ($0.99B)': '舍入到最近的十亿（$0.99B）',
  'to the nearest billion ($9.9B)': '舍入到最近的十亿（$9.9B）',
  'Resale market, wide': '转售市场，扩大',
  'Beside the resale within the hyperscalers, 20 % of $70B of chips outside of them are resold at 30 % below list.':
    '在超大规模云厂商内部的转售之外，其外部 $70B 芯片的 20 % 以低于标价 30 % 的价格转售。',
  'Resale within hyperscalers': '超大规模云厂商内部的转售',
  'Chips outside hyperscalers': '超大规模云厂商之外的芯片',
  'Resale outside hyperscalers': '超大规模云厂商之外的转售',
  'outsideChips × resold × (1 − discount)': '外部芯片 × 转售份额 ×（1 − 折扣）',
  'to the nearest ten billion ($9.8B)': '舍入到最近的百亿（$9.8B）',
  Market: '市场',
  'hyperscalersResale + outside': '内部转售 + 外部转售',
  'to the nearest ten billion ($19.8B)': '舍入到最近的百亿（$19.8B）',
  "The mint event of the indexed block: annual provisions ÷ inflation, its mint, and the burn-mint module's coins in it.":
    '已索引区块的铸造事件：年度增发 ÷ 通胀率、本块铸造，以及其中销毁铸造模块的币。',
  "The bound published with Akash's token economics (388,539,008 AKT), as a setting: no block tells it, and the chain enforces none.":
    '随 Akash 代币经济公布的上限（388,539,008 AKT），作为设定：没有区块说明它，链上也不强制任何上限。',
  'Given with the question.': '随查询给出。',
  'Supply − community pool; vesting accounts are not taken off.': '供应 − 社区池；未扣除归属期账户。',
  'Supply ÷ maximum supply.': '供应 ÷ 最大供应。',
  'Circulating ÷ maximum supply.': '流通 ÷ 最大供应。',
  'Sum of mint events since the first indexed block.': '自首个已索引区块以来铸造事件之和。',
  'Sum of mint events of the newest 30 complete days.': '最近 30 个完整日的铸造事件之和。',
  'The mint event of the indexed block.': '已索引区块的铸造事件。',
  'Minted in the newest 30 complete days × 365 / 30 ÷ supply before them.': '最近 30 个完整日的铸造 × 365 / 30 ÷ 此前的供应。',
  "The mint event's bonded ratio × the supply before it, to whole uakt.": '铸造事件的质押比率 × 此前的供应，取整到 uakt。',
  'The mint event of the indexed block: of the end of the block before.': '已索引区块的铸造事件：指前一区块末。',
  'Bonded ÷ circulating.': '质押 ÷ 流通。',
  'Genesis, or what a node told where indexing began, + tax on distributed coins + take fees + MsgFundCommunityPool − what governance and upgrades spent.':
    '创世（或索引开始处节点所告知者）+ 分配的币所征的税 + 抽成 + MsgFundCommunityPool − 治理与升级的支出。',
  'Fractions below 1 uakt that withdrawn rewards leave to the pool are not seen by any event.':
    '提取奖励时留给社区池的不足 1 uakt 的零头不见于任何事件。',
  'Community pool × AKT in USD; its coins of other denominations are not in it.': '社区池 × AKT 的 USD 价格；其中其他币种的币不计入。',
  'Issued − burned by the burn-mint module and the v2.0 conversion.': '由销毁铸造模块和 v2.0 转换发行的 − 销毁的。',
  'Sum of issued coins since the first indexed block.': '自首个已索引区块以来发行的币之和。',
  'Sum of burned coins since the first indexed block.': '自首个已索引区块以来销毁的币之和。',
  "Coins in the burn-mint module's account, less those of requests that wait.": '销毁铸造模块账户中的币，减去等待中的请求所占的。',
  'Vault × AKT in USD ÷ ACT that exist; the chain itself uses the price of the block before.':
    '金库 × AKT 的 USD 价格 ÷ 现存的 ACT；链自身使用前一区块的价格。',
  "oracle: the chain's own oracle.": 'oracle：链上自有的预言机。',
  'import: an imported or polled price.': 'import：导入或轮询的价格。',
  'none: an imported or polled price.': '无：导入或轮询的价格。',
  'There is no ACT: it comes with the upgrade to v2.0.': '没有 ACT：它随 v2.0 升级而来。',
  'No price of AKT is known.': '没有已知的 AKT 价格。',
  'There are not more leases with a price in USD than components.': '有 USD 价格的租约不多于组成部分的数目。',
  'The leases hold components in so fixed proportions that their prices cannot be told apart.':
    '这些租约所占各组成部分的比例过于固定，无法分辨各自的价格。',
  'GPUS_SUPPLIED of the newest complete day: all models.': '最新完整日的 GPUS_SUPPLIED：所有型号。',
  'What leases with GPUs accrued ÷ GPU-hours leased on the newest complete day: all models.':
    '最新完整日有 GPU 的租约累计的金额 ÷ 已租 GPU 小时：所有型号。',
  'GPU_UTILIZATION of the newest complete day.': '最新完整日的 GPU_UTILIZATION。',
  'EFFECTIVE_TAKE_RATE of the newest complete day.': '最新完整日的 EFFECTIVE_TAKE_RATE。',
  'GPU mainnet': 'GPU 主网',
  'September 2023': '2023 年 9 月',
  'The first lease with GPUs was created in that month.': '首个有 GPU 的租约创建于该月。',
  'The first lease with GPUs was created before that month.': '首个有 GPU 的租约创建于该月之前。',
  'The first lease with GPUs in this index was created after that month: the chain began later.':
    '本索引中首个有 GPU 的租约创建于该月之后：该链开始得更晚。',
  'The index has seen no lease with GPUs, or began from a state that does not tell the first one.':
    '索引中没有出现过有 GPU 的租约，或索引始于不记录首个租约的节点状态。',
  'When the first lease with GPUs was created.': '首个有 GPU 的租约创建的时间。',
  'GPUs on the network': '网络上的 GPU',
  'Yearly transaction volume': '年成交额',
  'Yearly transaction volume, run-rate': '年成交额，年化速率',
  'Yearly transaction volume, settled': '年成交额，已结算',
  'Yearly transaction volume in the CPU era': 'CPU 时期的年成交额',
  '$50k, $200k at its best': '$50k，最高 $200k',
  'Providers with GPUs': '有 GPU 的提供商',
  'Countries of providers with GPUs': '有 GPU 的提供商所在的国家与地区',
  'Chip types': '芯片种类',
  'more than 15': '超过 15',
  'A100 price against other clouds': 'A100 价格与其他云相比',
  '30–60 % lower': '低 30–60 %',
  'Payment in AKT': '以 AKT 支付',
  'Payment in USDC': '以 USDC 支付',
  'Payment in ACT': '以 ACT 支付',
  first: '最初',
  'from 2023': '自 2023 年',
  now: '现在',
  'Take fee on AKT': 'AKT 的抽成',
  'Take fee on USDC': 'USDC 的抽成',
  'Community pool': '社区池',
  'Provider incentives out of the community pool': '社区池出资的提供商激励',
  'Circulating supply': '流通供应',
  '58 % of the total': '总量的 58 %',
  Inflation: '通胀',
  '13 % a year': '每年 13 %',
  Staked: '质押',
  '60 % of the circulating': '流通量的 60 %',
  "Peers' valuations": '同业估值',
  'Render and others $2B–5.5B; OpenAI $80B; Nvidia $1.2T': 'Render 等 $2B–5.5B；OpenAI $80B；Nvidia $1.2T',
  Peers: '同业',
  'Render, Nosana (networks); FedML (orchestration); Foundry (provider)': 'Render、Nosana（网络）；FedML（编排）；Foundry（提供商）',
  'Ours now lies within what was published.': '我们现在的数值在所公布的范围之内。',
  'Ours now lies below what was published.': '我们现在的数值低于所公布的。',
  'Ours now lies above what was published.': '我们现在的数值高于所公布的。',
  'Ours is not known now.': '我们现在的数值未知。',
  'No number was published.': '没有公布数字。',
  'Nothing on this chain measures it.': '本链上没有可衡量它的数据。',
  'At its peak it lay within.': '峰值曾在范围之内。',
  'The market of this chain at this time is another than that of late 2023.': '本链此时的市场不同于 2023 年末的市场。',
  'What tenants agree to is settled only in part where escrow runs out, and later than it is earned.':
    '托管用尽时，租户约定的金额只结算一部分，且晚于赚得之时。',
  'It is the market of leases without GPUs only, beside that of GPUs.': '它仅指没有 GPU 的租约的市场，与 GPU 市场并列。',
  'Thirty days are not indexed yet, nothing was paid in them, or a payment has no price in USD.':
    '索引尚不足三十天，其间没有付款，或某笔付款没有 USD 价格。',
  'Thirty days are not indexed yet, or a payment in them has no price in USD.': '索引尚不足三十天，或其间某笔付款没有 USD 价格。',
  'Nothing of the newest day is indexed yet, or no answer of a provider stood on it.':
    '最新一日尚未索引任何内容，或当日没有提供商的有效应答。',
  'Nothing of the newest day is indexed yet, or no answer of a provider with GPUs stood on it.':
    '最新一日尚未索引任何内容，或当日没有提供 GPU 的提供商的有效应答。',
  'Nothing of the newest day is indexed yet, or a lease of it has no price in USD.':
    '最新一日尚未索引任何内容，或当日某个租约没有 USD 价格。',
  'Nothing was paid out in it on the newest complete day.': '最新完整日没有以它付款。',
  'It was the first money of leases: the peak tells how much of them it paid.': '它是租约最初的货币：峰值说明它曾支付其中多少。',
  'It came in 2023, and the v2.0 upgrade converted it: the peak tells how much of leases it paid.':
    '它于 2023 年到来，v2.0 升级将其转换：峰值说明它曾支付租约的多少。',
  'From v2.0 on it is what new leases are paid in.': '自 v2.0 起新租约以它支付。',
  'The v2.0 upgrade removed the take fee.': 'v2.0 升级取消了抽成。',
  'Governance changed the rates since.': '此后治理更改了费率。',
  'Each fee is cut down to whole coins, so that it lies a little below its rate.': '每笔抽成都向下取整到整数枚币，因此略低于其费率。',
  'It moves with the price of AKT, the tax on minted coins and what governance spends.': '它随 AKT 价格、铸造币的税和治理支出而变动。',
  'Coins that governance spends are told by `fees { communityPool }`; their purpose is in the text of proposals only.':
    '治理支出的币见 `fees { communityPool }`；其用途只写在提案文本中。',
  'Minting has gone on since, and vesting accounts are not taken off.': '此后铸造仍在继续，且未扣除归属期账户。',
  'It rises while less than the goal is bonded, and falls while more is.': '质押低于目标时上升，高于目标时下降。',
  'Holders decide how much they bond.': '质押多少由持有者决定。',
  'They are shown as they were published.': '按公布时的原样显示。',
  'A static comparison.': '静态对照。',
  'Mean GPUs that providers offer over the newest complete day; the highest of complete days.':
    '最新完整日提供商所提供 GPU 的均值；各完整日中的最高值。',
  'GPU time leased ÷ supplied over the newest complete day; the highest of complete days.':
    '最新完整日已租 ÷ 供应的 GPU 时间；各完整日中的最高值。',
  'What active leases would spend in a year at the rates of the newest complete day; the highest of complete days.':
    '存续租约按最新完整日的速率一年将支出的金额；各完整日中的最高值。',
  'Settled in 30 days × 365 / 30, of the newest complete day; the highest of complete days.':
    '最新完整日的 30 天结算额 × 365 / 30；各完整日中的最高值。',
  'Run-rate of leases without GPUs on the newest complete day; the highest of complete days.':
    '最新完整日没有 GPU 的租约的年化速率；各完整日中的最高值。',
  'Providers that answered with GPUs on the newest complete day; the highest of complete days.':
    '最新完整日应答有 GPU 的提供商；各完整日中的最高值。',
  'Countries that providers with GPUs declare, on the newest complete day; the highest of complete days.':
    '最新完整日有 GPU 的提供商所声明的国家与地区；各完整日中的最高值。',
  'Chip types by model, RAM and interface': '按型号、显存与接口的芯片种类',
  'Distinct variants of model, RAM and interface supplied on the newest complete day; the highest of complete days.':
    '最近完整一日供应的不同规格（型号、显存、接口）；完整日中的最高值。',
  'One minus the mean realised price of a GPU-hour of 30 days ÷ the median list price of other clouds; the highest of calendar months.':
    '1 减去 30 天内每 GPU 小时平均实付价格 ÷ 其他云的标价中位数；日历月中的最高值。',
  'Nothing was paid for an A100 at a price in USD in the last 30 days.': '最近 30 天没有以美元价格为 A100 付款。',
  'Take fees ÷ payouts in uakt on the newest complete day, zero once the fee is gone; the highest of complete days.':
    '最近完整一日 uakt 的抽成 ÷ 付款，抽成取消后为零；完整日中的最高值。',
  'Take fees ÷ payouts in axlUSDC on the newest complete day, zero once the fee is gone; the highest of complete days.':
    '最近完整一日 axlUSDC 的抽成 ÷ 付款，抽成取消后为零；完整日中的最高值。',
  'Staked, of the whole supply': '质押，占全部供应',
  'Bonded ÷ supply at the indexed block; the highest of month ends.': '已索引区块时的质押 ÷ 供应；月末中的最高值。',
  'It stands beside the share of circulating AKT, which is what was published.': '它与所公布的流通 AKT 份额并列。',
  'Distinct GPU models supplied on the newest complete day; the highest of complete days.':
    '最新完整日供应的不同 GPU 型号；各完整日中的最高值。',
  'One minus the mean agreed price of a GPU-hour of 30 days ÷ the median list price of other clouds; the highest of calendar months.':
    '一减去 30 天 GPU 小时约定价均值 ÷ 其他云标价的中位数；各自然月中的最高值。',
  'The list prices are one snapshot without a date.': '标价是一份没有日期的快照。',
  'Share of uakt in the settled USD of the 30 days that end with the newest complete day; the peak of such spans.':
    '截至最新完整日的 30 天结算 USD 中 uakt 的份额；此类区间中的峰值。',
  'Share of axlUSDC in the settled USD of the 30 days that end with the newest complete day; the peak of such spans.':
    '截至最新完整日的 30 天结算 USD 中 axlUSDC 的份额；此类区间中的峰值。',
  'Share of uact in the settled USD of the 30 days that end with the newest complete day; the peak of such spans.':
    '截至最新完整日的 30 天结算 USD 中 uact 的份额；此类区间中的峰值。',
  'Take fees ÷ payouts in uakt on the newest complete day; the highest of complete days.':
    '最新完整日 uakt 的抽成 ÷ 支付；各完整日中的最高值。',
  'Take fees ÷ payouts in axlUSDC on the newest complete day; the highest of complete days.':
    '最新完整日 axlUSDC 的抽成 ÷ 支付；各完整日中的最高值。',
  'AKT in the community pool × AKT in USD at the indexed block; the highest of month ends.':
    '已索引区块上社区池的 AKT × AKT 的 USD 价格；各月末中的最高值。',
  'Supply − community pool, ÷ a maximum supply of 388,539,008 AKT (a setting); the highest of month ends.':
    '（供应 − 社区池）÷ 最大供应 388539008 AKT（设定）；各月末中的最高值。',
  'Inflation in force by the mint event of the indexed block; the highest of month ends.':
    '已索引区块铸造事件中生效的通胀率；各月末中的最高值。',
  'Bonded ÷ circulating (supply − community pool) at the indexed block; the highest of month ends.':
    '已索引区块上质押 ÷ 流通（供应 − 社区池）；各月末中的最高值。',
  'Nothing is indexed yet.': '尚未索引任何内容。',
  'The inflation is 0: the mint event then does not tell the supply.': '通胀率为 0：此时铸币事件不能说明供应量。',
  'The indexed block has no mint event: it is not indexed, or the index is of a version that did not keep them (`leasebook reindex`).':
    '已索引区块没有铸造事件：它未被索引，或索引出自不保存它们的版本（`leasebook reindex`）。',
  'The index began after genesis, and no node told what the pool held then.': '索引晚于创世开始，且没有节点告知社区池当时持有多少。',
  '30 whole days are not indexed yet.': '尚未索引满 30 个整日。',
};
