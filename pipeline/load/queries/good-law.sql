-- Is a ruling still good law? Whether it is repealed, and what later rulings did to it: revised, amended or
-- interpreted it, or cite it.
with asked (work) as (
  values ('/akn/kz/judgment/normative-resolution/supreme-court/2022-03-10/2')
), told as (
  select null as date, 'repealed' as relation, r.repealed as target, r.expression, null as point
  from asked
  join rulings r on r.work = asked.work and r.repealed is not null
  union all
  select t.date, t.relation, t.target, t.expression, t.point
  from asked
  join treatments t on t.earlier = asked.work
)
select date, relation, target, expression, point
from told
order by case relation when 'repealed' then 0 when 'revises' then 1 when 'amends' then 2 when 'interprets' then 3
  else 4 end, date desc, expression, target;
