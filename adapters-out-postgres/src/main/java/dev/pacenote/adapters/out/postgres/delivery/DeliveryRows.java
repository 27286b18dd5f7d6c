package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code deliveries}. */
@PostgresRepository
interface DeliveryRows extends GenericRepository<DeliveryRow, UUID> {

    /**
     * @param rows a list of objects with the columns as members
     */
    @Query(
            """
            insert into deliveries
            select d.* from jsonb_populate_recordset(null::deliveries, :rows::jsonb) d
            join notices n on n.id = d.notice
            on conflict do nothing
            """)
    void insertAbsent(String rows);

    Optional<DeliveryRow> findById(UUID id);

    /**
     * What may follow mirrors {@code DeliveryState.mayBecome}; the contract tries each pair.
     *
     * @param row an object with the columns as members
     * @return how many were of that version, and go forward
     */
    @Query(
            """
            update deliveries d
            set state = r.state, reason = r.reason, error = r.error, for_good = r.for_good,
                attempts = r.attempts, uncertain = r.uncertain, claim = r.claim, due = r.due,
                left_as = r.left_as, due_since = r.due_since, tried_since = r.tried_since,
                updated_at = r.updated_at, version = d.version + 1
            from jsonb_populate_record(null::deliveries, :row::jsonb) r
            where d.id = r.id and d.version = r.version
                and case
                    when d.state in ('pending', 'waiting', 'retrying', 'sending')
                        then r.state <> 'pending'
                    when d.state = 'sent' then r.state in ('delivered', 'failed')
                    else false
                end
            """)
    int update(String row);

    /**
     * What is due mirrors {@code Delivery.isClaimable}; the contract compares the two. Whoever
     * holds the first of a message has all of it: the others skip it. Somebody whose view is older
     * finds nothing due any more. Asked all the time, so planned once (ADR 64): the planner looks
     * into no subquery, and what is looked at has an end that it knows.
     *
     * @param busy accounts and targets, with a blank between them
     * @param looked at most so many that are due are looked at, and no more than 2,000
     */
    @Query(
            """
            with due as (
                select * from (
                    select id, account, target, coalesce(left_as, id) as message, due
                    from deliveries
                    where channel = (select :channel::text) and due <= (select :now::timestamptz)
                        and due is not null
                        and account || ' ' || target
                            <> all(array(select unnest(:busy::text[])))
                    order by due, id limit 2000) longest
                limit (select :looked::int)),
            messages as (
                select message, account, target, min(due) as due,
                    row_number() over (partition by account, target order by min(due), message)
                        as turn
                from due group by message, account, target),
            held as (
                select m.message
                from (select message from messages where turn <= (select :ofOneTarget::int)
                    order by due) m
                cross join lateral (
                    select 1 from deliveries d where d.id = (
                        select f.id from deliveries f
                        where (f.id = m.message and f.left_as is null or f.left_as = m.message)
                            and f.channel = (select :channel::text)
                            and f.due <= (select :now::timestamptz)
                        order by f.id::text limit 1)
                    and d.due <= (select :now::timestamptz)
                    for update skip locked) first
                limit (select :messages::int))
            update deliveries d
            set uncertain = d.uncertain or d.state = 'sending', state = 'sending', claim = :claim,
                due = :until,
                due_since = case when d.state in ('pending', 'sending') or d.error = 'attempt'
                    then coalesce(d.due_since, d.due) else d.due end,
                tried_since = case when d.state <> 'waiting' then d.tried_since end,
                attempts = d.attempts + 1, updated_at = :now, version = d.version + 1
            from held
            where (d.id = held.message and d.left_as is null or d.left_as = held.message)
                and d.channel = (select :channel::text)
                and d.due <= (select :now::timestamptz) and d.due is not null
            returning d.id, d.account, d.notice, d.channel, d.target, d.target_name, d.topic,
                d.fact, d.notification, d.source, d.found_at, d.state, d.reason, d.error,
                d.for_good, d.attempts, d.uncertain, d.claim, d.updated_at, d.version, d.left_as,
                d.round, d.due, d.due_since, d.tried_since
            """)
    List<DeliveryRow> claimDue(
            String channel,
            UUID claim,
            Instant until,
            Instant now,
            @TypeDef(type = DataType.STRING_ARRAY) String[] busy,
            int looked,
            int ofOneTarget,
            int messages);

    @Query(
            """
            select * from deliveries where channel = :channel and due <= :now
            order by due limit :limit
            """)
    List<DeliveryRow> due(String channel, Instant now, int limit);

    @Query(
            """
            select * from deliveries
            where account = :account and channel = :channel and target = :target
                and state in ('pending', 'waiting')
            order by found_at, id limit :limit
            """)
    List<DeliveryRow> waiting(long account, String channel, String target, int limit);

    @Query("select * from deliveries where notice = any(:notices::uuid[]) order by found_at, id")
    List<DeliveryRow> of(@TypeDef(type = DataType.STRING_ARRAY) String[] notices);

    @Query("select * from deliveries where notification = :notification order by found_at, id")
    List<DeliveryRow> ofNotification(UUID notification);

    @Query(
            """
            select * from deliveries where left_as = :message order by found_at, id
            """)
    List<DeliveryRow> ofMessage(UUID message);

    @Query("select * from deliveries where fact = :fact and topic = :topic order by found_at, id")
    List<DeliveryRow> ofFact(String topic, String fact);

    /**
     * @param topic of that topic or area
     */
    @Query(
            """
            select * from deliveries
            where account = :account
                and (:topic::text is null or topic = :topic::text
                    or split_part(topic, '.', 1) = :topic::text)
                and (:anyState or state = any(:states))
            order by found_at desc, id desc limit :limit
            """)
    List<DeliveryRow> newest(
            long account,
            @Nullable String topic,
            boolean anyState,
            @TypeDef(type = DataType.STRING_ARRAY) String[] states,
            int limit);

    /**
     * Looks at the first of each channel, and of those that somebody leased or put back: an older
     * version that works beside this one leaves their moment also in what it saves otherwise.
     */
    @Query(
            """
            with recursive longest as (
                (select channel, due from deliveries where due is not null
                order by channel, due limit 1)
                union all
                select next.channel, next.due from longest before
                cross join lateral (
                    select channel, due from deliveries
                    where due is not null and channel > before.channel
                    order by channel, due limit 1) next)
            select least(
                (select min(due) from longest where due <= :now),
                (select min(due_since) from deliveries
                where due_since is not null and due is not null
                    and (state in ('pending', 'sending') or error = 'attempt')))
            """)
    @Nullable Instant oldestDue(Instant now);

    /** Deletes those that ended before then. */
    @Query(
            """
            delete from deliveries where ctid in
                (select ctid from deliveries where due is null and updated_at < :before limit :most
                for update skip locked)
            """)
    int purge(Instant before, int most);
}
