-- Computed from the events in the same transaction; may be dropped at any time.
create table ${schema}.queue (
  case_id text primary key,
  excerpt text not null,
  kinds text not null,
  language text not null,
  surface text not null,
  status text not null,
  action text,
  area text,
  confidence real,
  severity integer not null,
  critical integer not null,
  priority real not null,
  reports integer not null,
  opened_at integer not null,
  state text not null
) strict;

create table ${schema}.run (
  case_id text not null,
  run text not null,
  planner text not null,
  policy text not null,
  started_at integer not null,
  ended_at integer,
  outcome text not null,
  micros integer not null,
  primary key (case_id, run)
) strict;
