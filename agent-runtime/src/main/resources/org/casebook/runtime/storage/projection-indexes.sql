-- Made after a rebuild has filled the tables, which is faster.
create index main.queue_priority on queue (priority desc, opened_at, case_id);

create index main.queue_status on queue (status, priority desc, opened_at, case_id);

create index main.queue_area on queue (area, priority desc, opened_at, case_id);
