create table meta (
  name text primary key,
  value text not null
) strict, without rowid;

-- One row per event. position is the order of arrival in this file and is not part of the history.
-- at counts microseconds since 1970. chain = SHA-256(chain before, header, digest);
-- digest = SHA-256(salt, payload).
create table event (
  position integer primary key,
  writer text not null,
  seq integer not null,
  at integer not null,
  schema integer not null,
  id text not null,
  cause text,
  type text not null,
  case_id text not null,
  run text,
  digest blob not null,
  chain blob not null,
  unique (writer, seq)
) strict;

create index event_order on event (at, writer, seq);

create index event_case on event (case_id, at, writer, seq);

-- Apart from the event, so that the law can have a payload erased: body and salt become null, and
-- the chain, which holds only the digest, still verifies.
create table payload (
  position integer primary key references event (position),
  salt blob,
  body text
) strict;

-- The newest event of each writer, so that a tail cut off shows.
create table head (
  writer text primary key,
  seq integer not null,
  at integer not null,
  chain blob not null
) strict, without rowid;

create trigger event_is_never_changed before update on event
begin select raise(abort, 'an event is never changed: append a correction'); end;

create trigger event_is_never_deleted before delete on event
begin select raise(abort, 'an event is never deleted: append a correction'); end;

create trigger payload_is_only_ever_erased before update on payload
when new.body is not null or new.salt is not null or new.position is not old.position
begin select raise(abort, 'a payload is never changed: it can only be erased'); end;

create trigger payload_is_never_deleted before delete on payload
begin select raise(abort, 'a payload is never deleted: erase it by setting body and salt to null'); end;
