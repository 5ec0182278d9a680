-- Points that hold all these words, in any form and either language, with the hits marked.
with asked (words) as (
  values ('азамат құқық')
), query as materialized (
  select words, matching(words) as terms from asked
), hit as materialized (
  select p.id, query.words, ts_rank(p.words, query.terms) as rank
  from query
  join point p on p.words @@ query.terms
  order by 3 desc, 1
  limit 20
)
select p.date, p.expression, p.eid, marked(p.text, hit.words) as text
from hit
join points p on p.point = hit.id
order by hit.rank desc, p.expression, p.position;
