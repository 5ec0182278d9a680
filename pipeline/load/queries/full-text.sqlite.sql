-- Points that hold all these words, in any form and either language, with the hits marked. Words are
-- typed in small letters, on any keyboard.
with asked (word) as (
  values ('азамат'), ('құқық')
), typed (word, folded) as (
  select word, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(word,
    'ә', 'а'), 'ғ', 'г'), 'қ', 'к'), 'ң', 'н'), 'ө', 'о'), 'ұ', 'у'), 'ү', 'у'), 'һ', 'х'), 'і', 'и'),
    'ё', 'е')
  from asked
), form (word, form) as (
  select typed.word, word.form from typed join word on word.term = typed.folded
  union
  select typed.word, other.form
  from typed
  join word on word.form = typed.word
  join word as other on other.term = word.term and other.language = word.language
  union
  select word, word from typed
), alternatives (one) as (
  select '("' || group_concat(form, '" OR "') || '")' from form group by word
)
select p.date, p.expression, p.eid, highlight(search, 0, '<mark>', '</mark>') as text
from search
join points p on p.point = search.rowid
where search match (select group_concat(one, ' AND ') from alternatives)
order by rank, p.expression, p.position
limit 20;
