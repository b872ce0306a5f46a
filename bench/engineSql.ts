import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Snapshot } from '#shared/domain/orderColumns.ts';

/** Opens an in-memory DuckDB with the snapshot's orders as the table `orders(customer, day, net)`. */
export async function loadedDuckDb(snapshot: Snapshot): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`create table raw (customer integer, day integer, net bigint)`);
  const appender = await connection.createAppender('raw');
  const { start, day, net, customers } = snapshot.orders;
  for (let c = 0; c < customers; c++) {
    for (let i = start[c] as number; i < (start[c + 1] as number); i++) {
      appender.appendInteger(c);
      appender.appendInteger(day[i] as number);
      appender.appendBigInt(BigInt(net[i] as number));
      appender.endRow();
    }
  }
  appender.closeSync();
  await connection.run(`
    create table orders as
      select customer, (date '1970-01-01' + day)::date as day, net from raw order by customer, day`);
  await connection.run('drop table raw');
  return connection;
}

/** RFM: customers per cell. */
export const RFM_SQL = (asOf: string): string => `
  with c as (
    select customer, max(day) as last, count(*) as f, sum(net)::bigint as m from orders group by customer
  ), q as (
    select quantile_disc(last, [0.2, 0.4, 0.6, 0.8]) as ql,
           quantile_disc(f, [0.2, 0.4, 0.6, 0.8]) as qf,
           quantile_disc(m, [0.2, 0.4, 0.6, 0.8]) as qm
    from c
  ), s as (
    select date '${asOf}' - last as recency,
      1 + (last > ql[1])::int + (last > ql[2])::int + (last > ql[3])::int + (last > ql[4])::int as r,
      1 + (f > qf[1])::int + (f > qf[2])::int + (f > qf[3])::int + (f > qf[4])::int as f,
      1 + (m > qm[1])::int + (m > qm[2])::int + (m > qm[3])::int + (m > qm[4])::int as m
    from c, q
  )
  select r, f, m, count(*)::integer as n from s group by r, f, m`;

/** Customers per month and stage under the four schemes. */
export const STAGES_SQL = (asOf: string): string => `
  with by_month as (
    select customer, date_trunc('month', day)::date as month, count(*) as orders,
           sum(net)::bigint as net, max(day) as last, min(day) as first
    from orders group by customer, date_trunc('month', day)
  ), firsts as (
    select customer, min(first) as first, min(month) as first_month from by_month group by customer
  ), months as (
    select unnest(generate_series((select min(month) from by_month),
                                  date_trunc('month', date '${asOf}')::date, interval 1 month))::date as month
  ), grid as (
    select f.customer, f.first, m.month,
           least(last_day(m.month), date '${asOf}') as on_day
    from firsts f join months m on m.month >= f.first_month
  ), state as (
    select g.month, g.on_day, g.first,
      sum(coalesce(b.orders, 0)) over w as orders,
      (sum(coalesce(b.net, 0)) over w)::bigint as net,
      max(b.last) over w as last
    from grid g left join by_month b on b.customer = g.customer and b.month = g.month
    window w as (partition by g.customer order by g.month rows unbounded preceding)
  ), facts as (
    select month, orders, net,
      on_day < first + interval 6 month as is_new,
      on_day > last + interval 12 month as is_silent,
      on_day > last + interval 24 month as is_lost,
      on_day >= first + interval 12 month as is_old,
      coalesce(sum(net) over (partition by month order by net desc
                              range between unbounded preceding and 1 preceding), 0) as above,
      sum(net) over (partition by month) as total
    from state
  ), staged as (
    select month,
      case when is_silent then 4 when orders >= 3 then 3 else 2 end as behaviour,
      case when is_new then 0 when is_lost then 3 when is_silent then 2 else 1 end as time,
      case when net <= 0 then 2 when above * 100 < 50 * total then 0
           when above * 100 < 80 * total then 1 else 2 end as value,
      case when is_lost then 4 when is_new then 1
           when orders >= 4 and is_old and not is_silent then 3 else 2 end as composite
    from facts
  )
  select (year(month) * 12 + month(month) - 1)::integer as month, behaviour, time, value, composite,
         count(*)::integer as n
  from staged group by all`;

/** Cohorts: customers, orders and revenue per cohort and month. */
export const COHORTS_SQL = `
  with firsts as (
    select customer, min(day) as first from orders group by customer
  )
  select (year(f.first) * 12 + month(f.first) - 1)::integer as cohort,
    (year(o.day) * 12 + month(o.day) - year(f.first) * 12 - month(f.first))::integer as period,
    count(distinct o.customer)::integer as active, count(*)::integer as orders,
    sum(o.net)::double as revenue
  from orders o join firsts f using (customer) group by all`;
