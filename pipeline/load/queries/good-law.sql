-- Is a ruling still good law? What later rulings did to it: revised, amended or interpreted it, or cite it.
with asked (work) as (
  values ('/akn/kz/judgment/normative-resolution/constitutional-council/2007-04-18/4')
)
select t.date, t.relation, t.target, t.expression, t.point
from asked
join treatments t on t.earlier = asked.work
order by case t.relation when 'revises' then 1 when 'amends' then 2 when 'interprets' then 3 else 4 end,
  t.date desc, t.expression, t.target;
