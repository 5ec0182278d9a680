-- All rulings in which a judge sat, the newest first.
with asked (judge) as (
  values ('/akn/ontology/person/kz/azimova-e-a')
)
select r.date, r.number, p.role, r.title, r.expression
from asked
join persons p on p.iri = asked.judge
join rulings r on r.stem = p.stem
order by r.date desc, r.expression, p.role;
