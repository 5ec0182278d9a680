-- Who cites article 13(2) of the Constitution, or a part of it (not article 130, not article 13-1)?
with asked (provision) as (
  values ('/akn/kz/act/constitution/1995-08-30/constitution/~art_13__para_2')
)
select c.date, c.expression, c.point, c.text, c.target
from asked
join containments k on k.whole = asked.provision
join cites c on c.target = k.part
order by c.date, c.expression, c.citation;
