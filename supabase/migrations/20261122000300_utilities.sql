-- Utilities: time stamps, Arabic-aware text, phone numbers. Used by every domain; they read no table.

-- time stamps -------------------------------------------------------------

create function public.update_updated_at_column()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

comment on function public.update_updated_at_column() is
  'Trigger: keeps updated_at. Every table with that column has it as _100_touch_updated_at.';

-- text --------------------------------------------------------------------

-- The same folding exists in TypeScript (_shared/contracts/arabic.ts); golden vectors prove them equal.
-- Written with translate() and one regexp so that it stays immutable and costs a few microseconds.
create function public.arabic_normalize(value text)
returns text
language plpgsql -- in sql it would be planned at each statement
immutable
strict
parallel safe
security invoker
set search_path = ''
as $$
begin
  return btrim(regexp_replace(
    regexp_replace(
      translate(
        -- nfkc turns presentation forms and ligatures into plain letters; the locale of the database must not
        -- matter
        lower(normalize(value, nfkc) collate "C"),
        'أإآٱىئؤةکیگھہۀە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ',
        'ااااييوهكيكهههه01234567890123456789àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ'
      ),
      -- a lone hamza, harakat, superscript alef, Quranic marks, tatweel, zero-width and direction marks
      '[\u0621\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed'
      '\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]',
      '', 'g'
    ),
    '[\u0009-\u000d\u0020\u0085\u1680\u2028\u2029]+', ' ', 'g'
  ), ' ');
end;
$$;

comment on function public.arabic_normalize(text) is
  'Folds what a searcher does not distinguish: case, alef, ya, hamza and ta marbuta forms, diacritics, '
  'tatweel, digits, white space.';
grant execute on function public.arabic_normalize(text) to anon, authenticated, service_role;

-- A search term is text, never an operator: the three characters that like knows are escaped.
create function private.like_pattern(term text)
returns text
language plpgsql -- as above
immutable
strict
parallel safe
security invoker
set search_path = ''
as $$
begin
  return '%' || replace(replace(replace(public.arabic_normalize(term), '\', '\\'), '%', '\%'), '_',
    '\_') || '%';
end;
$$;

comment on function private.like_pattern(text) is
  'The pattern that finds the term anywhere in arabic_normalize()d text.';
grant execute on function private.like_pattern(text) to anon, authenticated, service_role;

-- phone numbers -----------------------------------------------------------

-- One person, one key: WhatsApp writes some countries' numbers in two ways (a ninth digit in Brazil, a 1 in
-- Mexico, a 9 in Argentina), and people write 01…, +20…, 0020… and 20….
create function private.canonical_phone(value text, default_country text default '20')
returns text
-- called for every sender of every batch: in sql it would be planned each time, which took a millisecond
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
declare
  written text;
  number text;
begin
  -- As WhatsApp writes almost all of them: nothing to mend, and this is asked for every sender.
  if value ~ '^[1-9][0-9]{10,14}$' and value !~ '^(?:54|55|521|200)' then
    return '+' || value;
  end if;
  written := btrim(translate(coalesce(value, ''), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'));
  number := regexp_replace(written, '[^0-9]', '', 'g');
  number := case
    when number like '00%' then substr(number, 3)
    when written like '+%' then number
    when number like '0%' then default_country || substr(number, 2)
    -- a mobile without its zero
    when default_country = '20' and number ~ '^1[0125][0-9]{8}$' then '20' || number
    else number
  end;
  number := case
    when number ~ '^55[1-9][0-9][6-9][0-9]{7}$' then substr(number, 1, 4) || '9' || substr(number, 5)
    when number ~ '^521[0-9]{10}$' then '52' || substr(number, 4)
    when number ~ '^54[1-8][0-9]{9}$' then '549' || substr(number, 3)
    when number ~ '^54(11|[23][0-9]{2,3})15[0-9]{6,8}$' and length(number) = 14
      then '549' || regexp_replace(substr(number, 3), '^(11|[23][0-9]{2}|[23][0-9]{3})15', '\1')
    when number ~ '^200[0-9]{9,10}$' then '20' || substr(number, 4)
    else number
  end;
  return case when number ~ '^[1-9][0-9]{6,14}$' then '+' || number end;
end;
$$;

comment on function private.canonical_phone(text, text) is
  'E.164 with a plus sign, one form per subscriber, or null when it is no phone number. default_country: '
  'digits for numbers written 0….';
grant execute on function private.canonical_phone(text, text) to anon, authenticated, service_role;

-- reading requests --------------------------------------------------------

create function private.request_header(name text)
returns text
language plpgsql -- as above
stable
security invoker
set search_path = ''
as $$
begin
  return nullif(current_setting('request.headers', true), '')::json ->> lower(name);
end;
$$;

comment on function private.request_header(text) is
  'A header of the Data API''s request, by name in any case; null outside a request.';
grant execute on function private.request_header(text) to anon, authenticated, service_role;
