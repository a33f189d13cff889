// Measures of the catalogue in Chinese, by the English that the API answers: whole texts, or sentences of them.
export const chinese: Readonly<Record<string, string>> = {
  'From order to lease': '从订单到租约',
  'What became of the orders created in the range: with a bid, leased, still open, failed; and why they failed.':
    '范围内创建的订单后来如何：有报价的、成为租约的、仍开放的、失败的，以及失败原因。',
  'counts of orders; success = leased ÷ (leased + failed)': '订单数；成功率 = 成为租约 ÷（成为租约 + 失败）',
  'An order whose group or deployment is closed may stay open on the chain for ever; it counts as failed.':
    '其组或部署已关闭的订单可能在链上永远保持开放；此处计为失败。',
  'Reasons in this order: the group ran out of funds (as it stands now), no bid, all bids withdrawn before the order ended, no bid accepted.':
    '原因按此顺序判定：组资金耗尽（按其现状）、无报价、订单结束前所有报价均已撤回、没有报价被接受。',
  'Orders created in the range by the number of their bids.': '范围内创建的订单，按报价数量统计。',
  'count of orders by number of bids': '按报价数量统计的订单数',
  'Bids that were withdrawn count.': '撤回的报价也计入。',
  'Orders by their bids': '按报价数划分的订单',
  'Time from order to lease': '从订单到租约的时间',
  'Seconds from the block that created an order to the one that created its lease; beside it the time to the first bid.':
    '从创建订单的区块到创建其租约的区块的秒数；旁边是到首个报价的时间。',
  'block time of the lease less block time of the order; mean, quartiles, 90 %, ends':
    '租约的区块时间减去订单的区块时间；均值、四分位数、90 %、两端',
  'Times are those of blocks, so no duration is finer than the time between two blocks.':
    '时间均为区块时间，因此时长不会比两个区块之间的间隔更精细。',
  'Quantiles are observed values: the smallest that such a share of the observations does not exceed.':
    '分位数是观测值：不少于相应份额的观测不超过的最小值。',
  'The country is the one that the provider declares now.': '国家是提供商现在声明的国家。',
  'Leases and their churn': '租约及其流失',
  'Leases held at both ends of the range, opened and closed within it, and the hours that they ran.':
    '范围两端持有的租约、期间开启与关闭的租约，以及它们运行的小时数。',
  'churn = closed ÷ (held at the start + opened)': '流失率 = 关闭 ÷（开始时持有 + 开启）',
  'A deployment that is leased again has a new lease.': '再次租用的部署会有新的租约。',
  'Leases by size and length': '按规模与时长统计的租约',
  'Leases created in the range by number of GPUs, and leases closed in the range by how long they had run.':
    '范围内创建的租约按 GPU 数量统计，范围内关闭的租约按已运行时长统计。',
  'counts by 0, 1, 2, 3–4, 5–8 and 9 or more GPUs; by less than 1, 6, 24, 72 and 168 hours, 30 and 90 days, and longer':
    '按 0、1、2、3–4、5–8、9 个及以上 GPU 计数；按少于 1、6、24、72、168 小时、30 天、90 天及更长计数',
  'Lengths of closed leases are biased to short ones where the range is short; LEASE_SURVIVAL is not.':
    '范围较短时，已关闭租约的时长偏向短租约；LEASE_SURVIVAL 则不会。',
  'Why leases close': '租约为何关闭',
  'Leases closed in the range by reason, with who ended them.': '范围内关闭的租约，按原因统计，并说明由谁结束。',
  'count by reason; an empty escrow account first, then what the event told, then (before v1.0) whose message closed it':
    '按原因计数；先看托管账户是否耗尽，再看事件所述，（v1.0 之前）再看由谁的消息关闭',
  'v1.0 and v1.1 call a close by an empty account the owner’s; here it is insufficient funds, by the state of group and account.':
    'v1.0 与 v1.1 把因账户耗尽的关闭归于所有者；此处按组与账户的状态记为资金不足。',
  'A close by tenant or provider that finds the account empty is insufficient funds here; the lease itself keeps the reason that the chain told.':
    '租户或提供商关闭时若账户已空，此处计为资金不足；租约本身仍保留链上所述的原因。',
  'Before v1.0 no reason is told: a close by the provider is unspecified.': 'v1.0 之前不记录原因：由提供商关闭的为未说明。',
  'Survival of leases': '租约的存续',
  'The share of the leases created in the range that runs longer than a time (Kaplan–Meier); those still running count until the indexed block.':
    '范围内创建的租约中，运行超过某一时长的份额（Kaplan–Meier）；仍在运行的计至已索引区块。',
  'product over all closing times t up to the time of 1 - closed at t ÷ running just before t, each step rounded half-even to 30 places; interval: Greenwood, 95 %':
    '对截至该时长的所有关闭时刻 t 求积：1 - 在 t 关闭 ÷ 在 t 之前仍运行，每步按银行家舍入到 30 位；区间：Greenwood，95 %',
  'The interval is an approximation and a float; the estimate is exact to 18 places.': '区间是近似的浮点数；估计值精确到 18 位。',
  'The curve is thinned to the number of steps asked for; steps that are told are not changed by that.':
    '曲线会精简到所要求的步数；所列各步不因此改变。',
  Tenants: '租户',
  'Tenants that held a lease in the range: new ones, returning ones, and those lost since its start.':
    '范围内持有租约的租户：新的、回头的，以及自开始以来流失的。',
  'distinct owners; churn = lost ÷ held at the start': '不同的所有者；流失率 = 流失 ÷ 开始时持有',
  'A tenant is an owner of deployments; one person may have many.': '租户即部署的所有者；一个人可以有多个。',
  'Win rate by provider': '各提供商的中标率',
  'Bids that a provider made in the range, and how many of them became a lease.': '提供商在范围内的报价，以及其中多少成为租约。',
  'won ÷ (won + lost); a bid is open while its order can still become a lease': '中标 ÷（中标 + 落标）；只要订单仍可成为租约，报价即为未决',
  'A bid that its provider withdrew counts as lost.': '提供商撤回的报价计为落标。',
  'Who pays': '由谁付款',
  'The models of a bid are those that it offers; where it offers none, the one that its order names.':
    '报价的型号取其所报；没有所报时，取订单指明的唯一型号。',
  "Deposits into deployments' escrow accounts in the range by whose money it was: the tenant's own balance, a deposit grant by granter (managed wallets), or somebody else's; and net of what went back.":
    '范围内存入部署托管账户的款项按资金来源统计：租户自己的余额、按授权人区分的存款授权（托管钱包），或他人；并给出扣除退回后的净额。',
  'sum of deposits by sender: own where it is the tenant, else other where the sender signed a message of deposit, else grant; net = deposits − refunds of the range, a refund being of the kind of the newest deposit that its recipient made to the account':
    '按付款人对存款求和：付款人为租户则为自有，否则若付款人签署了存款消息则为他人，否则为授权；净额 = 范围内的存款 − 退款，退款的类别取其收款人对该账户最近一次存款的类别',
  'Deposits, not spend: what is not used goes back to who paid, often after the range; net of a short range can be below zero.':
    '这是存款而非支出：未用部分会退给付款人，往往在范围之后；短范围的净额可能低于零。',
  'What the v2.0 conversion made of deposits in AKT goes back in ACT: compare net in USD.':
    'AKT 存款经 v2.0 转换后以 ACT 退回：请以美元比较净额。',
  'Sign modes': '签名方式',
  'Transactions of the range, failed ones included, by how their signers signed.': '范围内的交易（含失败的），按签名者的签名方式统计。',
  'count by the distinct modes of a transaction, joined by +': '按交易的不同签名方式计数，以 + 连接',
  'amino_json is what hardware wallets and older software use; multisig stands for an account of several keys.':
    'amino_json 是硬件钱包与旧软件所用；multisig 表示多密钥账户。',
  'GPU market and CPU-only market': 'GPU 市场与纯 CPU 市场',
  'Orders, leases, tenants, lease-hours, vCPU-hours and settled spend of leases with GPUs and of leases without, beside each other.':
    '有 GPU 与无 GPU 租约的订单、租约、租户、租约小时、vCPU 小时与已结算支出，并列显示。',
  'counts and sums over leases with gpus > 0 and gpus = 0': '对 gpus > 0 与 gpus = 0 的租约计数与求和',
  'A tenant with leases of both kinds counts in both.': '两类租约都有的租户在两边都计入。',
  'Supply and demand by dimension': '按维度的供应与需求',
  'GPUs installed, supplied, allocated and leased, CPU, memory and storage, and shares of the whole (vendor shares, class shares), as means over the days that the range touches.':
    '已安装、供应、占用与租用的 GPU，CPU、内存与存储，以及占整体的份额（厂商份额、类别份额），为范围所涉各日的平均值。',
  'integrals of cells ÷ covered time (demand) or time for which supply is known (supply)':
    '单元的积分 ÷ 覆盖时间（需求）或供应已知的时间（供应）',
  'By hardware, what is in use is told as bounds: providers report it by node.': '按硬件时，使用量以上下限给出：提供商按节点报告。',
  'Classes are those of docs/gpu-classes.md.': '类别见 docs/gpu-classes.md。',
  'Time online': '在线时间',
  "Share of the time for which supply is known in which a provider's newest answer stood, over the days that the range touches.":
    '在供应已知的时间中，提供商最新应答有效的时间所占份额，计范围所涉各日。',
  'time online ÷ time for which supply is known': '在线时间 ÷ 供应已知的时间',
  'An answer stands for at most 36 hours; how often providers are asked bounds how short an outage can be seen.':
    '一次应答最多有效 36 小时；询问的频率决定了能看到多短的中断。',
  'Chain view and provider view of utilization': '利用率的链上视角与提供商视角',
  'GPUs leased and GPUs in use at the indexed block, and where the difference comes from.':
    '已索引区块时租用的 GPU 与使用中的 GPU，以及差异从何而来。',
  'leased - allocated = leased at silent providers + leased since the newest answers + leased then but not counted - in use then but not leased':
    '租用 - 使用 = 在无应答提供商处租用 + 最新应答之后租用 + 当时已租但未计入 - 当时使用但未租',
  'The parts of a provider are taken at the time of its newest answer.': '提供商的各部分取其最新应答的时刻。',
  'By hardware providers tell bounds only (MODEL_ALLOCATION, MARKET_BREAKDOWN).':
    '按硬件时提供商只给出上下限（MODEL_ALLOCATION、MARKET_BREAKDOWN）。',
  'Members are what providers declare now.': '成员按提供商现在的声明划分。',
  'GPUs in use by model, bounds': '各型号使用中的 GPU，上下限',
  'How many GPUs of each model are in use at the indexed block at least and at most.': '已索引区块时各型号至少与至多有多少 GPU 在使用。',
  'sum over nodes of max(0, in use - GPUs of other variants) and of min(in use, GPUs of the variant)':
    '对节点求和：max(0, 使用 - 其他规格的 GPU) 与 min(使用, 该规格的 GPU)',
  'Answers over REST tell no models: their GPUs are of the model unknown.': 'REST 应答不含型号：其 GPU 属于未知型号。',
  'Declared models without inventory': '已声明但无清单的型号',
  'GPU models that providers declare in their attributes while no answer tells their hardware.':
    '提供商在属性中声明、但没有应答说明其硬件的 GPU 型号。',
  'attributes capabilities/gpu/vendor/…/model/… in force of providers without an answer that stands and is believed':
    '没有有效且可信应答的提供商的生效属性 capabilities/gpu/vendor/…/model/…',
  'Nothing proves them and they tell no number; no total holds them.': '它们未经证实，也不说明数量；不计入任何合计。',
  'Answers that are nonsense': '不可能属实的应答',
  'Status answers of the range that cannot be true, by provider and reason: a negative quantity, more than there is, a wrong unit.':
    '范围内不可能属实的状态应答，按提供商与原因：数量为负、超出总量、单位错误。',
  'count of flagged answers': '被标记应答的数量',
  'The answers are kept whole in provider_samples.raw. The bounds of a unit are in docs/observations.md.':
    '应答完整保存在 provider_samples.raw 中。单位的界限见 docs/observations.md。',
  'Price asked': '要价',
  "What providers ask for a GPU-hour: one observation for each bid and GPU variant in it, at the bid's creation. Of the observations of a group and bucket: count, lowest, quartiles (the smallest value that such a share of the observations does not exceed, each counted once), highest, and the mean weighted by GPUs (vCPUs) or, for payouts, by GPU-hours (vCPU-hours).":
    '提供商对每 GPU 小时的要价：每个报价及其中每种 GPU 规格各一个观测，取报价创建之时。各组各时段的观测给出：数量、最低值、四分位数（不少于相应份额的观测不超过的最小值，每个观测计一次）、最高值，以及按 GPU（vCPU）加权、付款则按 GPU 小时（vCPU 小时）加权的均值。',
  'price per block × blocks per hour ÷ GPUs of the bid; in USD × the price of the denomination in force after the block; each rounded to 18 places':
    '每区块价格 × 每小时区块数 ÷ 报价的 GPU；美元值再 × 该区块之后生效的币种价格；均舍入到 18 位',
  'The whole price is attributed to the GPUs, with CPU, memory, storage and endpoints; all GPUs of a bid or lease have the same price, also where they are of several models. Component prices take them apart.':
    '全部价格归于 GPU，包括 CPU、内存、存储与端点；同一报价或租约的所有 GPU 价格相同，即使型号不同。组件价格会将其拆分。',
  'A price per block becomes a price per hour by the blocks from the newest block at least 24 hours older, or from the first indexed one, to the own block; null at the first indexed block.':
    '每区块价格按本区块与至少早 24 小时的最近区块（或首个已索引区块）之间的区块数换算为每小时价格；首个已索引区块处为空。',
  'The variant is that of the offer, else the one that the order names, else unknown: a provider that could serve several is not guessed.':
    '规格取自报价，否则取订单所指定的规格，否则为未知：不猜测能提供多种规格的提供商。',
  'Bids stand as in the table: one that the v2.0 conversion rewrote has its new price and denomination at its old creation, and of bids that were made again under the same id the last one counts.':
    '报价以表中为准：v2.0 转换改写的报价以新价格与新币种记于原创建时间，同一编号多次报价以最后一次为准。',
  'Country and region are what the provider declares now.': '国家与地区为提供商现在所声明。',
  'Price agreed': '议定价格',
  "What tenants agree to pay for a GPU-hour: one observation for each lease and GPU variant in it, at the lease's creation and first price. Of the observations of a group and bucket: count, lowest, quartiles (the smallest value that such a share of the observations does not exceed, each counted once), highest, and the mean weighted by GPUs (vCPUs) or, for payouts, by GPU-hours (vCPU-hours).":
    '租户同意为每 GPU 小时支付的价格：每个租约及其中每种 GPU 规格各一个观测，取租约创建时的首个价格。各组各时段的观测给出：数量、最低值、四分位数（不少于相应份额的观测不超过的最小值，每个观测计一次）、最高值，以及按 GPU（vCPU）加权、付款则按 GPU 小时（vCPU 小时）加权的均值。',
  'price per block × blocks per hour ÷ GPUs of the lease; in USD × the price of the denomination in force after the block; each rounded to 18 places':
    '每区块价格 × 每小时区块数 ÷ 租约的 GPU；美元值再 × 该区块之后生效的币种价格；均舍入到 18 位',
  'It counts leases when they begin. What running leases pay, weighted by their time, is GPU_HOUR_PRICE_MEDIAN.':
    '租约在开始时计入。运行中租约按时间加权的价格见 GPU_HOUR_PRICE_MEDIAN。',
  'Price realised': '实付价格',
  "What was paid for a GPU-hour: one observation for each payout of a lease and GPU variant in it, over the hours since the payout before (the first: since the lease's creation). Of the observations of a group and bucket: count, lowest, quartiles (the smallest value that such a share of the observations does not exceed, each counted once), highest, and the mean weighted by GPUs (vCPUs) or, for payouts, by GPU-hours (vCPU-hours). Its weighted mean is what was settled ÷ GPU-hours.":
    '每 GPU 小时实际支付的价格：租约的每次付款及其中每种 GPU 规格各一个观测，覆盖自上次付款（首次则自租约创建）以来的小时。各组各时段的观测给出：数量、最低值、四分位数（不少于相应份额的观测不超过的最小值，每个观测计一次）、最高值，以及按 GPU（vCPU）加权、付款则按 GPU 小时（vCPU 小时）加权的均值。其加权均值即已结算金额 ÷ GPU 小时。',
  "payout, take fee included, × variant's GPUs ÷ the lease's GPUs ÷ GPU-hours that the lease ran meanwhile; in USD × the price in force after the payout's block; each rounded to 18 places":
    '付款（含抽成）× 该规格的 GPU ÷ 租约的 GPU ÷ 期间租约运行的 GPU 小时；美元值再 × 付款区块之后生效的价格；均舍入到 18 位',
  'A payout belongs to the bucket in which it was settled, also where it pays for hours before it.':
    '付款属于其结算的时段，即使它支付的是之前的小时。',
  'Where an account ran out, hours pass that nobody pays for: the price is then lower than the agreed one. A payout after the end of a lease has no hours: it counts in the mean, and neither in the count nor in the quantiles.':
    '账户耗尽之处会有无人支付的小时：价格因而低于议定价格。租约结束后的付款没有小时：计入均值，不计入次数和分位数。',
  'Where the index began after a lease, the hours of its first payout begin with the index.':
    '若索引始于租约之后，首次付款的小时从索引开始计算。',
  'Price of leases without GPUs': '无 GPU 租约的价格',
  'What is asked, agreed and paid for a vCPU-hour of bids and leases without GPUs. Of the observations of a group and bucket: count, lowest, quartiles (the smallest value that such a share of the observations does not exceed, each counted once), highest, and the mean weighted by GPUs (vCPUs) or, for payouts, by GPU-hours (vCPU-hours).':
    '无 GPU 的报价与租约每 vCPU 小时的要价、议定价格与实付价格。各组各时段的观测给出：数量、最低值、四分位数（不少于相应份额的观测不超过的最小值，每个观测计一次）、最高值，以及按 GPU（vCPU）加权、付款则按 GPU 小时（vCPU 小时）加权的均值。',
  'as the prices of GPU-hours, ÷ vCPUs (1,000 millicpu) in place of GPUs': '同 GPU 小时的价格，以 vCPU（1,000 millicpu）代替 GPU 作除数',
  'The whole price is attributed to the vCPUs, with memory, storage and endpoints.': '全部价格归于 vCPU，包括内存、存储与端点。',
  'Component price': '组件价格',
  'What a GPU of each model, a vCPU, a GiB of memory and a GiB of storage cost: estimates from the agreed prices of whole leases, with 95 % intervals.':
    '各型号 GPU、vCPU、GiB 内存与 GiB 存储各值多少：由整份租约的议定价格估计，附 95 % 区间。',
  "Huber's M-estimator (k = 1.345) by iteratively reweighted least squares, without a constant: USD an hour of a lease = Σ amount × component price; each lease's equation ÷ (GPUs × median agreed price of their model, without GPUs: vCPUs × median price of a vCPU); spread = 1.4826 × median absolute residual; standard errors after Huber (1981, 7.6.2), intervals ± 1.96 of them":
    'Huber M 估计（k = 1.345），迭代重加权最小二乘，无常数项：租约每小时美元 = Σ 数量 × 组件价格；每份租约的方程 ÷（GPU × 其型号的议定价格中位数；无 GPU：vCPU × vCPU 价格中位数）；离散度 = 1.4826 × 残差绝对值中位数；标准误按 Huber（1981，7.6.2），区间为其 ± 1.96 倍',
  'Estimates in floating point, not amounts: the only figures of the catalogue that are not exact.':
    '浮点估计值而非金额：目录中唯一不精确的数字。',
  'An interval that reaches below zero says that the component cannot be told from nothing. Components that leases hold in nearly fixed proportions share their price arbitrarily.':
    '区间低于零表示该组件与零无法区分。租约中比例近乎固定的组件，其价格的划分是任意的。',
  'Models of fewer than five leases, and unknown ones, share the column `other`.': '少于五份租约的型号与未知型号合为 `other` 一列。',
  'Endpoints and leased IP addresses are not components: their price lies in the others.':
    '端点与租用的 IP 地址不是组件：其价格包含在其他组件中。',
  'Discount against other clouds': '相对其他云的折扣',
  'The share by which our mean price of a GPU model lies below what other clouds list for it; negative where it lies above.':
    '我们某 GPU 型号的平均价格低于其他云标价的份额；高于时为负。',
  "1 − our mean price by weight ÷ the median of the reference table's lines for whole machines (each by its own median; the smallest that half of the lines do not exceed); beside each line alone":
    '1 − 我们的加权均价 ÷ 参考表中整机各行的中位数（每行取其自身中位数；半数行不超过的最小值）；旁边逐行给出',
  'The reference table (data/gpu-reference-prices.csv) is one snapshot of list prices without dates of its own: only our side moves with time.':
    '参考表（data/gpu-reference-prices.csv）是不带日期的一次标价快照：只有我们一侧随时间变化。',
  'List prices are of whole machines with their own CPU and memory, ours with those of the lease; RAM and interface differ between lines of a model.':
    '标价针对自带 CPU 与内存的整机，我们的价格针对租约所含；同一型号各行的显存与接口不同。',
  'Resellers in the table (vast, shadeform, primeintellect) count as clouds of their own.':
    '表中的转售商（vast、shadeform、primeintellect）各算一个云。',
  'Volume, run-rate': '成交额，年化速率',
  'What active leases would spend in a year at their agreed rates, of the newest complete day: all, with GPUs and without.':
    '活跃租约按议定费率一年将花费的金额，取最近完整一日：全部、有 GPU 与无 GPU。',
  'ANNUALIZED_VOLUME_USD (ANNUALIZED_VOLUME by denomination): accrued within the day × 365 days ÷ covered time':
    'ANNUALIZED_VOLUME_USD（按币种为 ANNUALIZED_VOLUME）：当日应计 × 365 天 ÷ 覆盖时间',
  'It is what leases agreed to pay, not what was settled.': '这是租约同意支付的金额，而非已结算的金额。',
  'A year has 365 days.': '一年按 365 天计。',
  'Volume, settled': '成交额，已结算',
  'A year of settled spend at the pace of the 30 complete days that end with the newest complete one.':
    '以最近完整一日为止的 30 个完整日的速度推算的一年结算支出。',
  "payouts of 30 days, take fee included, × 365 ÷ 30; USD at the price in force after each payout's block, exact, rounded once":
    '30 天的付款（含抽成）× 365 ÷ 30；美元按每笔付款区块之后生效的价格，精确计算，只舍入一次',
  'Null before 30 days are indexed.': '索引不足 30 天时为空。',
  'A payout counts on the day when it is settled, not when it was earned.': '付款计入其结算之日，而非赚得之日。',
  "USD at today's price values the same coins at the newest price of AKT; uact and axlUSDC count as one dollar, then and today.":
    '按今日价格的美元以最新 AKT 价格计算相同的币；uact 与 axlUSDC 当时与今日均计为一美元。',
  'Volume, cumulative': '成交额，累计',
  'All payouts since the first indexed block, take fee included.': '自首个已索引区块以来的全部付款，含抽成。',
  "sum of payouts; USD at the price in force after each payout's block, and at today's price":
    '付款之和；美元按每笔付款区块之后生效的价格，以及按今日价格',
  "By model a lease's payouts of a block are shared out by its GPUs, each share rounded to 18 places; leases without GPUs have an empty model, and a lease that ended before an index which began in the middle has none, as its hardware is not known. Vendor, class and GPU or CPU are sums of models, country and region sums of providers by what they declare now.":
    '按型号时，租约在一个区块的付款按其 GPU 分摊，每份舍入到 18 位；无 GPU 租约的型号为空；若索引从中间开始，此前已结束的租约硬件未知，不计入任何型号。厂商、类别与有无 GPU 是型号之和，国家与地区是按现在声明的提供商之和。',
  'Settled spend by member': '各成员的已结算支出',
  'Payouts of a range of whole days by member, with its share of all, the take fee in it, that pace as a year, and the run-rate of its active leases.':
    '若干整日内各成员的付款，附其占全部的份额、其中的抽成、按此速度的一年，以及其活跃租约的年化速率。',
  'sum of payouts, take fee included; share = member ÷ all; a year = sum × 365 days ÷ covered time of the range; run-rate = price per block of active leases at the indexed block × blocks of the newest complete day ÷ its covered time × 365 days':
    '付款之和，含抽成；份额 = 成员 ÷ 全部；一年 = 和 × 365 天 ÷ 范围的覆盖时间；年化速率 = 已索引区块时活跃租约的每区块价格 × 最近完整一日的区块数 ÷ 其覆盖时间 × 365 天',
  'Each part names where its price comes from: import, oracle, one-to-one (uact, axlUSDC) or none; with none the USD of a member is null.':
    '每部分注明其价格来源：import、oracle、one-to-one（uact、axlUSDC）或 none；若为 none，成员的美元值为空。',
  'Concentration of spend': '支出集中度',
  'How unevenly spend is spread over members with spend: shares of the 1, 3 and 10 largest, Herfindahl–Hirschman index, Gini coefficient.':
    '支出在有支出的成员间分布有多不均：最大 1、3、10 名的份额，赫芬达尔–赫希曼指数，基尼系数。',
  'HHI = Σ share²; Gini = (2 Σ rank × spend − (n + 1) Σ spend) ÷ (n Σ spend), rank 1 the smallest; exact, rounded to 18 places':
    'HHI = Σ 份额²；Gini =（2 Σ 排名 × 支出 −（n + 1）Σ 支出）÷（n Σ 支出），最小者排名为 1；精确计算，舍入到 18 位',
  'A tenant is an address: one person may have many, and a managed wallet is one tenant of its own for each customer.':
    '租户是一个地址：一个人可以有多个，托管钱包的每位客户各是一个租户。',
  'Members without spend in the range are not counted.': '范围内没有支出的成员不计入。',
  'Null where a part has no price in USD.': '某部分没有美元价格时为空。',
  'Take rate in force': '生效抽成率',
  'The rate of the take fee by the parameters of the take module, beside what was really taken (EFFECTIVE_TAKE_RATE).':
    'take 模块参数规定的抽成率，与实际抽取的（EFFECTIVE_TAKE_RATE）并列。',
  "the denomination's own rate, else the default one, by the newest value in force at the bucket's last block; 0 once the module is gone":
    '该币种自己的费率，否则默认费率，取时段最后一个区块时最新的生效值；模块取消后为 0',
  'Within a bucket in which the rate changed, the effective rate is a mixture.': '费率变化的时段内，有效费率是混合的。',
  'Each fee is cut down to whole coins, so that the effective rate lies a little below.': '每笔费用向下取整到整币，因此有效费率略低。',
  'An index that began from the state of a node knows parameters from there on.': '从节点状态开始的索引只知道此后的参数。',
  'Provider gross, take fee, net': '提供商毛收入、抽成、净收入',
  "From what left tenants' escrow for leases to what providers received.": '从租户托管账户为租约付出的，到提供商收到的。',
  'net = gross − take; effective rate = take ÷ gross': '净 = 毛 − 抽成；有效费率 = 抽成 ÷ 毛',
  'Costs of providers (hardware, power, transaction fees) are not in it.': '提供商的成本（硬件、电力、交易费）不在其中。',
  'Gas and transactions': 'Gas 与交易',
  'Transactions, failed ones of them, and gas that they asked for and used.': '交易、其中失败的，以及它们请求与使用的 gas。',
  "sums over transactions by their block's time": '按区块时间对交易求和',
  'Transaction fees beside it are the figures TRANSACTION_FEES and TRANSACTION_FEES_USD, summed.':
    '旁边的交易费是 TRANSACTION_FEES 与 TRANSACTION_FEES_USD 之和。',
  'A failed transaction counts with the gas that it used.': '失败的交易按其使用的 gas 计入。',
  'Community pool, in and out': '社区池，流入与流出',
  'Coins into the community pool (tax, take fee, given by anybody) and out of it (governance and upgrades), by denomination.':
    '流入社区池的币（税、抽成、任何人的捐入）与流出的币（治理与升级），按币种。',
  'tax = community tax in force × coins that the fee collector gives to the distribution account in each block; take fee of payouts; amounts of successful MsgFundCommunityPool; transfers out of the distribution account by upgrades and by executed proposals':
    '税 = 生效的社区税 × 手续费收集账户每个区块转给分配账户的币；付款的抽成；成功的 MsgFundCommunityPool 的金额；因升级与已执行提案而转出分配账户的币',
  'No event tells the tax: it is computed, and the fractions below one base unit that withdrawn rewards leave to the pool are missing (below one base unit for each withdrawal).':
    '没有事件说明税额：它是计算所得，提取奖励时留在池中的不足一个基本单位的零头缺失（每次提取少于一个基本单位）。',
  'A block that pays rewards by itself (a validator that is removed) is left out of what is spent.':
    '自行支付奖励的区块（移除验证人）不计入支出。',
  'Supply of AKT': 'AKT 供应量',
  'AKT that exist after a block, as the bank module counts them.': '某区块之后存在的 AKT，按 bank 模块的口径。',
  "annual provisions ÷ inflation of the block's mint event (exactly the supply before it) + its mint + uakt issued − burned by the burn-mint module in that block":
    '该区块铸币事件的年度增发 ÷ 通胀率（恰为其前的供应量）+ 其铸造量 + 发行的 uakt − 该区块中 burn-mint 模块销毁的',
  'Null where the block has no mint event, with the reason beside it.': '该区块没有铸币事件时为空，并注明原因。',
  'Coins burned by other modules in that same block (deposits of refused proposals) are seen with the next block.':
    '同一区块中其他模块销毁的币（被拒提案的押金）在下一区块才可见。',
  'Circulating AKT': '流通 AKT',
  'AKT that exist outside the community pool, and their share of a maximum supply that is a setting.':
    '社区池之外的 AKT，以及其占最大供应量（一项设置）的份额。',
  'supply − community pool; ÷ maximum supply (default 388,539,008 AKT)': '供应量 − 社区池；÷ 最大供应量（默认 388,539,008 AKT）',
  'Vesting accounts are not taken off: what of them is locked is not told by blocks. Other publishers define circulating supply otherwise.':
    '未扣除锁仓账户：区块不说明其中多少被锁定。其他发布者对流通量另有定义。',
  'The chain enforces no maximum: the setting is the bound published with the token economics.':
    '链本身不设上限：该设置是随代币经济学公布的界限。',
  'AKT minted': '铸造的 AKT',
  'What the mint module added to the supply.': 'mint 模块增加的供应量。',
  'sum of the amounts of mint events': '铸币事件金额之和',
  'AKT that the burn-mint module mints are not in it.': 'burn-mint 模块铸造的 AKT 不在其中。',
  'Inflation in force': '生效通胀率',
  'The yearly rate by which the chain mints at a block.': '链在某区块铸币的年率。',
  "the mint event's own inflation": '铸币事件自身的通胀率',
  "It is a rate for a year of the parameter's blocks per year, which is not the time that they take.":
    '它是按参数的每年区块数计的年率，而非区块实际所用时间。',
  'Inflation realised': '实际通胀率',
  'What was really minted, as a rate for a year of time.': '实际铸造量，按时间折算的年率。',
  'now: minted in the newest 30 complete days × 365 ÷ 30 ÷ supply before them; of a bucket: minted ÷ supply before ÷ time from the block before the bucket to its last block × 365 days':
    '现在：最近 30 个完整日的铸造量 × 365 ÷ 30 ÷ 其前供应量；某时段：铸造量 ÷ 其前供应量 ÷ 从时段前一区块到其最后区块的时间 × 365 天',
  'Blocks that come faster or slower than the parameter expects move it away from the rate in force.':
    '区块快于或慢于参数预期时，它会偏离生效通胀率。',
  'Of now: null before 30 days are indexed.': '现在的值：索引不足 30 天时为空。',
  'The bucket in which indexing began counts from the first indexed block on, without what that one mints.':
    '索引开始的时段从首个已索引区块起计，不含该区块的铸造量。',
  'AKT bonded': '质押的 AKT',
  'AKT bonded to validators, and their share of supply and of circulating AKT.': '质押给验证人的 AKT，及其占供应量与流通 AKT 的份额。',
  'bonded ratio of the mint event × the supply before it, to whole uakt; ÷ supply; ÷ circulating':
    '铸币事件的质押率 × 其前供应量，取整到 uakt；÷ 供应量；÷ 流通量',
  'The event tells the ratio at the end of the block before.': '该事件说明的是前一区块末的比率。',
  'AKT in the community pool, and their value in USD.': '社区池中的 AKT 及其美元价值。',
  'pool of genesis, or as a node told it where indexing began, + tax + take fees + funded − spent (COMMUNITY_POOL_FLOWS)':
    '创世时的池（或索引开始处节点所告知的池）+ 税 + 抽成 + 捐入 − 支出（COMMUNITY_POOL_FLOWS）',
  'The fractions below one uakt that withdrawn rewards leave to the pool are missing: it is a little low, by less than one uakt for each withdrawal.':
    '提取奖励时留在池中的不足一个 uakt 的零头缺失：数值略低，每次提取少于一个 uakt。',
  'Null, with the reason, where the index began after genesis and the node did not tell what the pool held.':
    '索引始于创世之后且节点未告知社区池持有多少时为空，并注明原因。',
  'Its coins of other denominations are not in it.': '其中其他币种的币不计入。',
  'ACT that exist, minted and burned': '存在、铸造与销毁的 ACT',
  'ACT issued and burned by the burn-mint module and by the v2.0 conversion of deployments.':
    'burn-mint 模块与 v2.0 部署转换发行和销毁的 ACT。',
  'sums of coins minted and burned by the module, and their difference': '该模块铸造与销毁的币之和，及其差额',
  "The module's own total of minted coins leaves the v2.0 conversion out.": '模块自己的铸币总量不含 v2.0 转换。',
  'Vault and collateral ratio': '金库与抵押率',
  'AKT in the account of the burn-mint module that stand behind ACT, and how far they cover it.':
    'burn-mint 模块账户中支撑 ACT 的 AKT，以及其覆盖程度。',
  'now: coins in the account − coins of requests that wait; × AKT in USD ÷ ACT that exist':
    '现在：账户中的币 − 等待中请求的币；× AKT 美元价 ÷ 存在的 ACT',
  'The chain computes its ratio with the price of the block before, and only tells it when its mint status changes.':
    '链以前一区块的价格计算其比率，且仅在铸造状态变化时公布。',
  'In the series the coins of waiting requests are included: they wait for some ten blocks.':
    '序列中包含等待中请求的币：它们等待约十个区块。',
  'The ratio is null while there is no ACT.': '没有 ACT 时，抵押率为空。',
  'AKT in USD': 'AKT 美元价',
  'The price of AKT in force after a block, with its source.': '某区块之后生效的 AKT 价格及其来源。',
  "the newest row of the table prices at or before the block's time; the chain's oracle before others at the same time":
    'prices 表中该区块时间或之前的最新一行；同一时间以链上预言机优先',
  "Source import: a published or polled price; oracle: the chain's own (v2.0: its median; from v2.1: its time-weighted mean).":
    '来源 import：公布或轮询的价格；oracle：链自己的价格（v2.0：其中位数；自 v2.1 起：其时间加权均值）。',
  Scenarios: '情景',
  'The four published formulas with inputs that anybody may change, a table over any two inputs, and how far each input alone moves a result.':
    '四个已公布的公式，任何人都可改变输入，附任意两个输入的表格，以及每个输入单独变化对结果的影响。',
  'each result tells its own; exact decimals, each product rounded half-even to 18 places':
    '每个结果说明自己的公式；精确小数，每个乘积按银行家舍入到 18 位',
  'Assumptions, never measurements: formulas and presets were published in late 2023.': '只是假设，绝非测量：公式与预设于 2023 年末公布。',
  "Measured inputs are of all GPU models together, while the published case is of A100 alone; a value outside of an input's bounds is held at the bound.":
    '测得的输入涵盖所有 GPU 型号，而公布的情形仅为 A100；超出输入界限的值取界限。',
  'Published figures beside ours': '已公布数字与我们的数字',
  'Every figure published about the network in late 2023 beside our value now and at its peak, and whether they agree.':
    '2023 年末公布的关于该网络的每个数字，旁边是我们现在与峰值的数值，以及是否相符。',
  'within: from the lower to the upper published value; a single rounded number reaches half a unit of its last digit to both sides':
    '相符：在公布的下限与上限之间；单个舍入数字向两侧各延伸其末位的半个单位',
  'Published values are fixed reference lines, shown with the words "published, late 2023".':
    '公布的数值是固定参考线，附有“2023 年末公布”字样。',
  'A recorded or test network is another market than the one that was described.': '录制或测试网络与当时所述的是另一个市场。',
};
