-- Full text: the words as they are written. Any form is found through `word`: an expression for
-- `match` names all forms that share a term with the one that was typed.
create virtual table search using fts5 (
  text, content = 'point', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
create virtual table search_terms using fts5vocab (search, row);
create virtual table search_places using fts5vocab (search, instance);
create trigger point_added after insert on point begin
  insert into search (rowid, text) values (new.id, new.text);
end;
create trigger point_gone after delete on point begin
  insert into search (search, rowid, text) values ('delete', old.id, old.text);
end;
