-- What became of a provision: what was decided on it, on a part of it, or on all that it lies in?
with asked (provision) as (
  values ('/akn/kz/act/code/2014-07-04/231-v/~art_484__para_2')
), near (target) as (
  select k.part from asked join containments k on k.whole = asked.provision
  union
  select k.whole from asked join containments k on k.part = asked.provision
)
select o.date, o.kind, o.verdict, o.target, o.scope, o.expression, o.point
from near
join outcomes o on o.target = near.target
order by o.date desc, o.expression, o.point, o.target;
