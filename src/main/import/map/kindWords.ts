import type { ImportField, ImportKind } from '#shared/domain/importKinds.ts';

/** Words of headers by field, folded, in tiers of falling weight; within a tier the best first. */
export type FieldWords = Readonly<Partial<Record<ImportField, readonly string[]>>>;

const CUSTOMER_ID =
  'customerid customerno customernumber customercode custid memberid memberno membernumber userid clientid buyerid accountid 客户id 客户编号 客户号 客户编码 会员编号 会员号 会员id 会员卡号 用户id 用户编号 顾客编号 客戶id 客戶編號 客戶代號 會員編號 會員id 會員卡號 用戶id 顧客編號 customer member user client 客户 會員 会员 客戶';

const REGION =
  'region area city province state country district market 地区 区域 省份 省 城市 国家 所在地 地區 區域 縣市 縣 市 國家 城市別';

const TEXT =
  'text review reviews comment comments content feedback complaint customercomplaint message description remark body verbatim 评论 评价 评价内容 评论内容 内容 留言 反馈 意见 建议 投诉内容 备注 文本 評論 評價 內容 意見 建議 留言內容 客訴內容 回饋';

/**
 * Words that mean something of their own in files of each kind beside orders; they stand instead of the
 * words of the same field in files of orders.
 */
export const KIND_WORDS: Readonly<Partial<Record<ImportKind, FieldWords>>> = {
  refunds: {
    date: [
      'refunddate refundtime refundedat returndate returnedat 退款时间 退款日期 退货日期 退货时间 退款時間 退貨日期 退貨時間',
      'date time orderdate createdat 日期 时间 時間 下单时间 订单日期 訂單日期',
    ],
    amount: [
      'refundamount amountrefunded refundtotal refunded returnamount 退款金额 退货金额 退款额 退款金額 退貨金額 退款額',
      'amount total value sum 金额 金額',
    ],
  },
  customers: {
    customer_id: [CUSTOMER_ID, 'id no code 编号 編號 卡号 卡號'],
    date: [
      'signupdate signup registrationdate registrationtime registereddate registeredat registerdate joindate joinedat membersince customersince enrolldate enrollmentdate dtcustomer createdat createddate 注册日期 注册时间 入会日期 入会时间 开户日期 建档日期 办卡日期 註冊日期 註冊時間 入會日期 加入日期 開戶日期 建檔日期',
      'created date firstorder firstorderdate 创建时间 创建日期 建立日期 日期',
    ],
    channel: [
      'channel acquisitionchannel source leadsource signupchannel 渠道 来源 来源渠道 注册渠道 获客渠道 通路 來源 來源通路 註冊來源 獲客通路',
    ],
    level: [
      'level tier grade membershiplevel memberlevel viplevel vip segment class status 等级 会员等级 级别 客户等级 会员级别 客户级别 等級 會員等級 級別 會員級別',
    ],
    category: [
      'type customertype group industry education occupation 类型 客户类型 行业 分组 職業 類型 客戶類型 行業 產業',
    ],
    region: [REGION],
    gender: ['gender sex 性别 性別'],
    birth: [
      'birthdate birthday birthyear dateofbirth dob yearbirth yearofbirth born 生日 出生日期 出生年份 出生年月 出生年 age 年龄 年齡',
    ],
    customer_name: [
      'customername name fullname membername clientname 姓名 客户姓名 客户名称 名称 会员姓名 顾客姓名 客戶姓名 客戶名稱 名稱 會員姓名',
    ],
  },
  leads: {
    event_id: [
      'leadid leadno leadnumber opportunityid prospectid 线索id 线索编号 线索号 商机编号 商机id 線索編號 潛在客戶編號 商機編號',
      'lead id 编号 編號',
    ],
    date: [
      'leaddate createdat createddate createdtime date stagedate enteredat submittedat 线索时间 创建时间 创建日期 录入时间 进入时间 日期 線索時間 建立時間 建立日期 進入時間',
      'time timestamp 时间 時間',
    ],
    stage: [
      'stage leadstage leadstatus funnelstage funnelstep pipelinestage step dealstage 阶段 线索阶段 线索状态 跟进状态 商机阶段 漏斗阶段 階段 線索階段 線索狀態 商機階段 漏斗階段',
      'status state 状态 狀態',
    ],
    channel: [
      'channel source leadsource medium utmsource utmmedium 渠道 来源 线索来源 来源渠道 获客渠道 通路 來源 線索來源 來源通路',
    ],
    campaign: [
      'campaign campaignname campaignid utmcampaign 活动 活动名称 推广计划 活動 活動名稱 推廣計畫',
    ],
    cost: ['cost leadcost spend 成本 线索成本 费用 費用'],
  },
  interactions: {
    event_id: [
      'ticketid ticketno ticketnumber ticket caseid casenumber caseno incidentid complaintid callid sessionid visitid eventid interactionid 工单号 工单编号 工单id 投诉编号 案件编号 会话id 事件id 工單編號 工單號 客訴編號 案件編號 事件編號',
    ],
    date: [
      'openedat opendate createdat createddate date eventtime eventdate visittime visitdate logintime logindate calltime calldate timestamp occurredat 发生时间 创建时间 创建日期 受理时间 来访时间 登录时间 访问时间 浏览时间 提交时间 建立時間 建立日期 受理時間 登入時間 造訪時間 發生時間',
      'time datetime startedat reportedat 时间 日期 時間',
    ],
    event_type: [
      'eventtype interactiontype event action activitytype activity behaviour behavior behaviortype tickettype type 事件 事件类型 行为 行为类型 互动类型 动作 类型 工单类型 事件類型 行為 行為類型 互動類型 類型 工單類型',
    ],
    topic: [
      'topic subject reason category issue issuetype complainttype product 主题 原因 问题类型 投诉原因 类别 分类 主題 問題類型 客訴原因 類別 分類',
    ],
    channel: [
      'channel receivedvia via source medium contactchannel 渠道 受理渠道 来源 来源渠道 通路 受理管道 來源',
    ],
    stage: ['status state ticketstatus casestatus 状态 工单状态 处理状态 狀態 工單狀態 處理狀態'],
    score: ['csat satisfaction satisfactionscore rating score 满意度 评分 滿意度 評分'],
    text: [TEXT],
    region: [REGION],
  },
  surveys: {
    event_id: [
      'responseid surveyid answerid respondentid 答卷id 答卷编号 问卷编号 序号 答卷編號 問卷編號 序號',
      'id no 编号 編號',
    ],
    date: [
      'surveydate responsedate respondedat answeredat submittedat submitdate completiondate completedat date 调查日期 提交时间 填写时间 答卷时间 回答时间 日期 調查日期 提交時間 填寫時間 填答時間 回覆時間',
      'time timestamp datetime createdat month 时间 時間',
    ],
    score: [
      'nps npsscore csi csat satisfaction satisfactionscore overallsatisfaction likelihoodtorecommend recommend promoterscore 净推荐值 推荐分 推荐意愿 满意度 满意度评分 总体满意度 淨推薦值 推薦分數 推薦意願 滿意度 滿意度評分',
      '',
      'score rating stars points 评分 打分 得分 分数 評分 分數 得分',
    ],
    text: [TEXT],
    channel: ['channel source surveychannel 渠道 来源 通路 來源'],
    region: [REGION],
  },
  costs: {
    date: [
      'date month week day period reportingdate reportdate spenddate statdate 日期 月份 月 周 统计日期 投放日期 账期 統計日期 投放日期 帳期 期間',
    ],
    channel: [
      'channel source medium platform publisher network utmsource 渠道 投放渠道 媒体 平台 推广渠道 通路 投放通路 媒體 推廣通路',
    ],
    campaign: [
      'campaignname campaign campaignid adgroup adset adname plan 活动 活动名称 推广计划 计划 广告组 活動 活動名稱 推廣計畫 廣告組',
    ],
    cost: [
      'cost spend spent amountspent adspend adcost totalcost marketingcost expense budget 花费 消耗 费用 成本 投放金额 推广费 广告费 营销费用 总花费 花費 費用 投放金額 廣告費 行銷費用 總花費',
      '',
      'amount 金额 金額',
    ],
    basis: [
      'basis costbasis chargebasis pricingmodel pricingtype costmodel costtype billingmodel billingtype chargetype buytype buyingtype bidtype 计费方式 计费模式 计费类型 结算方式 收费方式 出价方式 計費方式 計費模式 計價方式 結算方式 收費方式 出價方式',
    ],
    impressions: [
      'impressions impression impr views 展现 曝光 展示 展现量 曝光量 展示量 曝光數 展示數',
    ],
    clicks: ['clicks click 点击 点击量 点击数 點擊 點擊數 點閱數'],
    conversions: [
      'newcustomers conversions conversion newusers acquisitions signups totalconversion orders 新客 新客数 新增客户 转化 转化数 转化量 新客數 新增客戶 轉換 轉換數 轉化數',
    ],
    event_id: ['adid creativeid lineid 广告id 创意id 廣告編號 素材編號'],
    region: [REGION],
  },
  products: {
    product: [
      'productid productcode productname product sku skuid itemid itemcode item itemname stockcode barcode 商品编码 商品编号 商品名称 产品编号 产品名称 商品 产品 货号 品名 商品編號 商品名稱 產品編號 產品名稱 貨號',
      'name id code 名称 编号 编码 名稱 編號',
    ],
    category: [
      'category productcategory subcategory type department brand 类别 品类 分类 商品类别 品牌 類別 品類 分類 商品類別',
    ],
    unit_price: [
      'price unitprice listprice retailprice saleprice 价格 单价 售价 零售价 價格 單價 售價 零售價 定價',
    ],
    cost: ['cost unitcost costprice purchaseprice cogs 成本 成本价 进价 采购价 成本價 進價 採購價'],
  },
  actions: {
    customer_id: [CUSTOMER_ID],
    date: [
      'date sentat senddate sendtime contactdate contactedat exposuredate 发送时间 触达时间 触达日期 日期 發送時間 觸及時間 發送日期',
      'time timestamp createdat 时间 時間',
    ],
    campaign: [
      'campaign campaignname campaignid action actionname treatment arm group variant offer coupon 活动 活动名称 活动id 动作 触达 策略 分组 实验组 优惠券 活動 活動名稱 動作 策略 分組 實驗組 優惠券',
    ],
    channel: ['channel medium sendchannel 渠道 触达渠道 发送渠道 通路 觸及通路 發送通路'],
    response: [
      'response responded responsedate converted conversion clicked opened redeemed accepted outcome result reaction 响应 是否响应 转化 是否转化 点击 打开 核销 结果 回应 回應 是否回應 轉換 是否轉換 點擊 開啟 核銷 結果',
    ],
    cost: ['cost spend contactcost 成本 费用 触达成本 費用 觸及成本'],
  },
  texts: {
    text: [TEXT],
    date: [
      'date createdat reviewdate posttime postedat commentdate 日期 评论时间 评价时间 发布时间 評論時間 評價時間 發布時間',
      'time timestamp 时间 時間',
    ],
    score: ['rating score stars star label sentiment 评分 星级 打分 标签 情感 評分 星級 標籤 情感'],
    category: ['category cat type class 类别 分类 品类 類別 分類 品類'],
    product: ['product productname item variation sku 商品 产品 商品名称 商品名稱 產品'],
    channel: ['channel source platform site 渠道 来源 平台 通路 來源'],
  },
  series: {
    date: [
      'date observationdate obsdate day month week period datetime timestamp time 日期 时间 月份 月 周 期间 统计日期 观测日期 時間 週 期間 統計日期 觀測日期 資料日期',
    ],
    value: [
      'value indexvalue observation obsvalue observedvalue reading 数值 值 观测值 指标值 數值 觀測值 指標值 統計值 index priceindex marketindex holidayindex cpi 指数 价格指数 市场指数 節日指數 指數 物價指數 市場指數 exchangerate fxrate 汇率 匯率 temperature avgtemp meantemp tavg rainfall precipitation 气温 温度 平均气温 降水量 降雨量 氣溫 溫度 平均氣溫 雨量 price competitorprice closeprice close 价格 竞品价格 竞争对手价格 收盘价 價格 競品價格 競爭對手價格 收盤價 holiday isholiday holidays 节假日 是否节假日 假日 是否假日',
      'rate level number 比率 水平',
    ],
    series: [
      'series seriesname seriesid indicator indicatorname metric variable measure currencypair 序列 系列 序列名称 指标 指标名称 货币对 數列 數列名稱 序列名稱 指標 指標名稱 貨幣對',
      'currency competitor station market 币种 竞争对手 竞品 站点 市场 幣別 競爭對手 競品 測站 市場',
    ],
    unit: ['unit unitofmeasure uom 单位 计量单位 單位 計量單位'],
  },
};
