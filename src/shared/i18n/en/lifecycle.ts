/** Lifecycle: stages now, by month, and the movement between them. */
export const lifecycle = {
  title: 'Lifecycle',
  question: 'In which stage are the customers, and where do they move?',
  scheme: 'Stage scheme',
  'now.title': 'Customers by stage on {day}',
  'now.measure': 'Share of customers beside share of the month’s net revenue',
  'now.stage': 'Stage',
  'now.customers': 'Customers',
  'now.share': 'Share',
  'now.revenueShare': 'Revenue share',
  'now.rule': 'Rule',
  'now.noData': 'no data',
  'now.noDataNote':
    'No file holds leads, so the stages before the first order cannot be told from the data.',
  'now.noCustomers': 'no customers yet',
  'now.leads': { one: '{count} open lead', other: '{count} open leads' },
  'now.leadsNote':
    'The stages before the first order hold open leads: no order by {day}, not given up, in touch within {days}. They are no customers and in no share, and no filter chooses them.',
  'now.beforeOrderNote':
    'The stages before the first order hold leads, who are no customers and are not counted here.',
  'now.empty': 'Nobody is in this stage on this day.',
  'now.show': 'Show the customers in {stage}',
  'months.title': 'Stages by month',
  'months.byCustomers': 'Customers',
  'months.byLeads': 'Open leads',
  'months.measureLeads':
    'Open leads at the end of each month; they are no customers, and no filter chooses them',
  'months.byRevenue': 'Net revenue',
  'months.byShare': 'Share',
  'months.measureShare': 'Share of the customers at the end of each month',
  'months.measure': 'Measure',
  'months.measureCustomers': 'Customers at the end of each month',
  'months.measureRevenue': 'Net revenue of the month by the stage of the customer',
  'months.unfinished': 'Hatched: the month has not ended on the analysis date',
  'months.month': 'Month',
  'months.total': 'Total',
  'migration.title': 'Where customers moved from {from} to {to}',
  'migration.measure': 'Share of the customers at the start; each row adds up to 100%',
  'migration.back': 'Looking back',
  'migration.months': { one: '{count} month', other: '{count} months' },
  'migration.from': 'From',
  'migration.to': 'to',
  'migration.start': 'At start',
  'migration.arrived': 'New since',
  'migration.cell': '{from} to {to}: {customers}, {share}',
  'migration.stayed': 'stayed',
  'migration.total': 'At end',
  'rules.title': 'Rules of this scheme',
  'rules.order': 'Every customer is in exactly one stage.',
  'rule.behaviour.awareness':
    'An open lead with one contact and no step beyond the first, no order yet.',
  'rule.behaviour.interest':
    'An open lead with a second contact, such as a visit, or a step beyond the first, no order yet.',
  'rule.behaviour.purchase':
    'At least one order, fewer than {loyalOrders}, the last no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.behaviour.loyalty':
    '{loyalOrders} {loyalOrders:order|orders} or more, the last no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.behaviour.churn': 'No order for more than {activeMonths} {activeMonths:month|months}.',
  'rule.time.new': 'First order less than {newMonths} {newMonths:month|months} ago.',
  'rule.time.active':
    'Customer for longer; last order no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.time.dormant':
    'Last order more than {activeMonths} and up to {dormantMonths} {dormantMonths:month|months} ago.',
  'rule.time.lost': 'No order for more than {dormantMonths} {dormantMonths:month|months}.',
  'rule.value.high': 'The fewest customers who together make at least {highShare}% of net revenue.',
  'rule.value.mid': 'The next, until they all make at least {midShare}% of net revenue together.',
  'rule.value.low': 'All others, including customers whose net revenue is zero or below.',
  'rule.composite.prospect': 'An open lead, no order yet.',
  'rule.composite.new': 'First order less than {newMonths} {newMonths:month|months} ago.',
  'rule.composite.developing':
    'Customer for longer, last order no more than {dormantMonths} {dormantMonths:month|months} ago, not mature.',
  'rule.composite.mature':
    '{matureOrders} {matureOrders:order|orders} or more, customer for at least {matureMonths} {matureMonths:month|months}, last order no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.composite.lost': 'No order for more than {dormantMonths} {dormantMonths:month|months}.',
  'rule.phases.acquisition': 'First order less than {newMonths} {newMonths:month|months} ago.',
  'rule.phases.development':
    'Customer for longer, fewer than {loyalOrders} {loyalOrders:order|orders}, the last no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.phases.retention':
    'Customer for longer, {loyalOrders} {loyalOrders:order|orders} or more, the last no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.phases.reacquired':
    'Ordered again after a silence of more than {activeMonths} {activeMonths:month|months}; the return is less than {newMonths} {newMonths:month|months} old.',
  'rule.phases.churn': 'No order for more than {activeMonths} {activeMonths:month|months}.',
  'rule.nurture.acquisition':
    'One order, no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.nurture.development':
    'Two orders or more, the last no more than {activeMonths} {activeMonths:month|months} ago, not yet a partner.',
  'rule.nurture.partnership':
    '{matureOrders} {matureOrders:order|orders} or more, customer for at least {matureMonths} {matureMonths:month|months}, the last order no more than {activeMonths} {activeMonths:month|months} ago.',
  'rule.nurture.outside': 'No order for more than {activeMonths} {activeMonths:month|months}.',
  'rule.cadence.on_time':
    'Silent no longer than {lateFactor} times the own median gap between orders. With orders on fewer than {rhythmOrders} {rhythmOrders:day|days} the gap is that of all customers.',
  'rule.cadence.late': 'Silent for more than {lateFactor} and up to {goneFactor} times that gap.',
  'rule.cadence.gone': 'Silent for more than {goneFactor} times that gap.',
  'rule.outlook.likely': 'Chance of an order within the horizon at least {likelyChance}%.',
  'rule.outlook.possible':
    'Chance of an order at least {possibleChance}% and below {likelyChance}%.',
  'rule.outlook.unlikely': 'Chance of an order below {possibleChance}%.',
  'rules.months':
    'Months follow the calendar: 31 January plus one month is the last day of February.',
  'empty.title': 'Where customers stand in their life with you',
  'empty.answer':
    'This page sorts customers into stages under eight schemes, follows them month by month, and shows who moved where.',
  'empty.needs': 'It needs orders with customer and date; for value stages also amounts.',
} as const;
