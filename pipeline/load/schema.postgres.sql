-- Full text: `point.words` holds the words as they are written, in small letters. Any form is found
-- through `word`. The letters are folded by ICU, since a cluster of locale C does it for ASCII alone.
create index point_words on point using gin (words);

create function spelt(typed text) returns setof text language sql immutable rows 4 as $$
  select left(word, 200) from regexp_split_to_table(
    lower(typed collate "und-x-icu") collate "und-x-icu", '[^[:alnum:]²³¹⁰-⁹]+') as word
  where word <> ''
$$;

-- The same word on a keyboard without the letters of Kazakh.
create function folded(word text) returns text language sql immutable as $$
  select translate(word, 'әғқңөұүһіё', 'агкноуухие')
$$;

-- What a word may be a form of. One that never stood in a text is also taken for the longest term that it
-- begins with, noun and verb, where what is behind that is an ending of the language, or nothing (stems of
-- verbs end in a hyphen).
create function terms(typed text) returns table (language text, term text)
language sql stable rows 4 as $$
  with known as (
    (select w.term from word w where w.term = folded(typed) limit 1)
    union all (
      select distinct on (w.term like '%-') w.term from generate_series(length(typed), 3, -1) as n
      join word w on w.term in (left(folded(typed), n), left(folded(typed), n) || '-')
      join ending e on e.language = w.language and e.ending = substr(folded(typed), n + 1)
      where not exists (select 1 from word where term = folded(typed) and folded(form) = term)
      order by w.term like '%-', n desc
    )
  )
  select w.language, w.term from known join word w on w.term = known.term
  union
  select other.language, other.term
  from known
  join word w on w.term = known.term and folded(w.form) = known.term
  join word other on other.form = w.form and other.language = w.language
$$;

-- All forms that share a term with a word, and the word itself; a number with an index (484¹) has no others.
create function forms(typed text) returns setof text language sql stable rows 20 as $$
  select w.form from terms(typed) t join word w on w.language = t.language and w.term = t.term
  where typed !~ '[²³¹⁰-⁹]'
  union select typed
$$;

-- Without just-in-time compilation, which takes a thousand times as long as the search for so few rows.
-- What was typed, as a query for `point.words`: all words, in any form; those in quotation marks as they are
-- written, one behind the other.
create function matching(typed text) returns tsquery language sql stable set jit = off as $$
  select string_agg('(' || (
      select string_agg(
        case when part.number % 2 = 0 then quote_literal(word.form)
        else '(' || (select string_agg(quote_literal(form), ' | ') from forms(word.form) as form) || ')' end,
        case when part.number % 2 = 0 then ' <-> ' else ' & ' end order by word.number)
      from spelt(part.words) with ordinality as word (form, number)
    ) || ')', ' & ')::tsquery
  from regexp_split_to_table(typed, '"') with ordinality as part (words, number)
$$;

-- A text with what was found in marks.
create function marked(whole text, typed text) returns text language sql stable set jit = off as $$
  select regexp_replace(whole collate "und-x-icu",
    '(?<![[:alnum:]])(' || (select string_agg(form, '|') from spelt(typed) as word, forms(word) as form)
    || ')(?![[:alnum:]])', '<mark>\1</mark>', 'gi')
$$;
