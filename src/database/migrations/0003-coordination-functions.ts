import type { Migration } from "./migration.js";

/**
 * What is done with the tables of coordination, each in one statement of the program. Whatever concerns a lane holds the lock of that lane, so that
 * each sees what those before it did.
 */
export const coordinationFunctions: Migration = {
  version: 3,
  sql: `
-- Whether a process is alive; with a grace, whether others still wait for what it held.
create function trich_dan.is_alive(which uuid, grace interval) returns boolean language sql stable as $$
  select exists (select from trich_dan.replicas where id = which and seen + lease + grace > clock_timestamp())
$$;

-- Says that a process is alive. A gap begins its time anew: of half a lease, so that others, seen earlier, have time to come back as well.
create function trich_dan.renew_lease(which uuid, whose bigint, length interval) returns void language sql as $$
  insert into trich_dan.replicas (id, bot, since, seen, lease)
    values (which, whose, clock_timestamp(), clock_timestamp(), length)
  on conflict (id) do update set
    since = case when replicas.seen + replicas.lease / 2 < clock_timestamp() then clock_timestamp() else replicas.since end,
    seen = clock_timestamp(),
    lease = excluded.lease
$$;

-- Whether a process may take over from another one. Not before it was seen itself for as long as a lease: after an outage of the database
-- all come back, and whoever is the first must not take those for dead who are about to.
create function trich_dan.may_take_over(taker uuid, holder uuid) returns boolean language sql stable as $$
  select not exists (select from trich_dan.replicas where id = holder)
    or (not trich_dan.is_alive(holder, interval '0')
      and exists (select from trich_dan.replicas where id = taker and since + lease <= clock_timestamp()))
$$;

-- Whether the answer to what a dead process held was on its way when that died. Telegram takes an answer within moments: where the process was
-- seen for long after it had begun to send, it was not taken.
create function trich_dan.was_sending(p_bot bigint, p_mark text) returns boolean language sql stable as $$
  select exists (
    select from trich_dan.claims c join trich_dan.replicas r on r.id = c.replica
    where c.bot = p_bot and c.mark = p_mark and r.seen < c.sending + interval '2 seconds'
  )
$$;

-- Whether an update has to wait: one of its lane is being dealt with, or came earlier and waits itself. What a dead process held is waited
-- for a little longer, so that it can be taken over in its turn.
create function trich_dan.has_to_wait(p_bot bigint, p_mark text, p_update bigint, p_lane bigint) returns boolean language sql stable as $$
  select exists (
    select from trich_dan.claims c
    where c.bot = p_bot and c.lane = p_lane and c.mark <> p_mark and (c.running or c.update_id < p_update)
      and trich_dan.is_alive(c.replica, interval '5 seconds')
  )
$$;

-- Claims an update: done, elsewhere, wait or turn.
create function trich_dan.claim_update(p_bot bigint, p_mark text, p_update bigint, p_lane bigint, p_replica uuid, p_attempt uuid)
returns text language plpgsql as $$
declare
  holder uuid;
  waits boolean;
begin
  -- What follows sees all that was done before in the lane.
  perform pg_advisory_xact_lock(p_lane);
  if exists (select from trich_dan.answered a where a.bot = p_bot and a.mark = p_mark) then
    return 'done';
  end if;
  select c.replica into holder from trich_dan.claims c where c.bot = p_bot and c.mark = p_mark;
  if holder <> p_replica and not trich_dan.may_take_over(p_replica, holder) then
    update trich_dan.claims c set watched = true where c.bot = p_bot and c.mark = p_mark and not c.watched;
    return 'elsewhere';
  end if;
  if holder <> p_replica and trich_dan.was_sending(p_bot, p_mark) then
    perform trich_dan.end_claim(p_bot, p_mark, p_lane, (select c.attempt from trich_dan.claims c where c.bot = p_bot and c.mark = p_mark), true);
    return 'done';
  end if;
  waits := trich_dan.has_to_wait(p_bot, p_mark, p_update, p_lane);
  insert into trich_dan.claims as c (bot, mark, update_id, lane, replica, attempt, running)
    values (p_bot, p_mark, p_update, p_lane, p_replica, p_attempt, not waits)
    on conflict (bot, mark) do update set replica = excluded.replica, attempt = excluded.attempt, running = excluded.running, sending = null;
  return case when waits then 'wait' else 'turn' end;
end
$$;

-- Whether it is the turn of an update that waits: lost, wait or turn.
create function trich_dan.take_turn(p_bot bigint, p_mark text, p_update bigint, p_lane bigint, p_attempt uuid)
returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock(p_lane);
  if trich_dan.has_to_wait(p_bot, p_mark, p_update, p_lane) then
    return 'wait';
  end if;
  update trich_dan.claims c set running = true where c.bot = p_bot and c.mark = p_mark and c.attempt = p_attempt;
  return case when found then 'turn' else 'lost' end;
end
$$;

-- An update was dealt with, or given up; whoever waits in its lane is told.
create function trich_dan.end_claim(p_bot bigint, p_mark text, p_lane bigint, p_attempt uuid, p_done boolean)
returns void language plpgsql as $$
declare
  was_watched boolean;
begin
  perform pg_advisory_xact_lock(p_lane);
  delete from trich_dan.claims c where c.bot = p_bot and c.mark = p_mark and (p_done or c.attempt = p_attempt)
    returning c.watched into was_watched;
  if p_done then
    insert into trich_dan.answered (bot, mark) values (p_bot, p_mark) on conflict do nothing;
  end if;
  if was_watched or exists (select from trich_dan.claims c where c.bot = p_bot and c.lane = p_lane) then
    perform pg_notify('trich_dan_coordination', 'lane ' || p_lane);
  end if;
end
$$;

-- A process ends: whatever it holds is free.
create function trich_dan.leave(p_replica uuid) returns void language plpgsql as $$
begin
  delete from trich_dan.claims where replica = p_replica;
  delete from trich_dan.pollers where replica = p_replica;
  delete from trich_dan.replicas where id = p_replica;
  perform pg_notify('trich_dan_coordination', 'left');
end
$$;

-- Takes a point of each share in turn, up to the first that has none: that is told, with the ms until its window ends.
create function trich_dan.take_points(p_keys text[], p_most int[], p_seconds float8)
returns table (used_up text, ms_left float8) language plpgsql as $$
declare
  i int;
  taken int;
  window_end timestamptz;
begin
  for i in 1 .. cardinality(p_keys) loop
    insert into trich_dan.rate_limits as r (key, points, ends)
      values (p_keys[i], 1, clock_timestamp() + make_interval(secs => p_seconds))
      on conflict (key) do update set
        points = case when r.ends <= clock_timestamp() then 1 else r.points + 1 end,
        ends = case when r.ends <= clock_timestamp() then excluded.ends else r.ends end
      returning r.points, r.ends into taken, window_end;
    if taken > p_most[i] then
      used_up := p_keys[i];
      ms_left := greatest(0, extract(epoch from window_end - clock_timestamp()) * 1000);
      return next;
      return;
    end if;
  end loop;
end
$$;

-- Forgets what is old. Texts first; whether there were any is told.
create function trich_dan.sweep() returns boolean language plpgsql as $$
declare
  forgotten boolean;
begin
  delete from trich_dan.questions where asked_at < clock_timestamp() - interval '30 minutes';
  forgotten := found;
  -- One process is enough for the rest.
  if pg_try_advisory_xact_lock(7429118302) then
    delete from trich_dan.answers where answered_at < clock_timestamp() - interval '48 hours';
    delete from trich_dan.rate_limits where ends < clock_timestamp() - interval '1 minute';
    delete from trich_dan.albums where noted_at < clock_timestamp() - interval '1 hour';
    -- Telegram holds updates for 24 hours.
    delete from trich_dan.answered where answered_at < clock_timestamp() - interval '25 hours';
    delete from trich_dan.replicas where seen < clock_timestamp() - interval '1 hour';
    delete from trich_dan.claims c where not exists (select from trich_dan.replicas r where r.id = c.replica);
    delete from trich_dan.usage_days where day < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date - 29;
    delete from trich_dan.unanswered where day < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date - 29;
    delete from trich_dan.unanswered where ctid in (
      select ctid from (
        select ctid, row_number() over (partition by bot order by day desc, count desc) as place from trich_dan.unanswered
      ) ranked where place > 2000);
  end if;
  return forgotten;
end
$$;
`,
};
