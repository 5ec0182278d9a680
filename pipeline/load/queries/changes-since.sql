-- What changed since the last time that one looked: the lines of the log behind the last one seen.
with asked (seq) as (
  values (0)
)
select c.seq, c.at, c.action, c.kind, c.expression, c.reason
from asked
join changes c on c.seq > asked.seq
order by c.seq;
