package dev.pacenote.adapters.out.postgres.parts.catalogue;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code parts}. */
@PostgresRepository
public interface PartRows extends GenericRepository<PartRow, Long> {

    /** What a list shows, as {@code PartsQuery.shows} and, for what is low, {@code LowRule} say. */
    String SHOWN =
            """
            where p.account_id = :account
                and (:which = 'ALSO' or p.archived = (:which = 'ONLY'))
                and (:model::text is null or p.model_key = :model or :model = any(p.fit_keys)
                    or :includeAll and p.model_key = 'all')
                and (:category::text is null or p.category_key = :category)
                and (:supplier::text is null or p.supplier_key = :supplier)
                and (:text::text is null or position(:text in p.searched) > 0)
                and (not :low or p.watched and not p.archived
                    and case when p.threshold = 0 then :usual else p.threshold end > 0
                    and p.stock <= case when p.threshold = 0 then :usual else p.threshold end)
            """;

    /** What is in force where a part has no threshold of its own. */
    String THRESHOLD =
            " (case when p.threshold = 0 then :usual::numeric(13, 3) else p.threshold end) ";

    /**
     * The number by which a list is sorted; none where it is sorted by a text. No stock is that
     * many times a threshold: what has none is needed least.
     */
    String NUMBER =
            """
             (case when :by = 'STOCK' then p.stock
                when :by = 'UPDATED' then extract(epoch from p.updated_at)
                when :by = 'NEED' then coalesce(p.stock / nullif(
            """
                    + THRESHOLD
                    + ", 0), 1e20) end * :sign) ";

    /** The same of the place behind which a list goes on. */
    String NUMBER_THERE =
            """
             (case when :by = 'STOCK' then :thatStock::numeric(13, 3)
                when :by = 'UPDATED' then extract(epoch from :thatTime::timestamptz)
                when :by = 'NEED' then coalesce(:thatStock::numeric(13, 3)
                    / nullif(:thatThreshold::numeric(13, 3), 0), 1e20) end * :sign)
            """;

    /** As {@code PartsQuery.Sort.order} says. */
    String BEHIND_THERE =
            """
                and (:thatId::text is null or case
                    when :by = 'NUMBER' and p.number_key <> :thatNumber
                        then (p.number_key > :thatNumber) = (:sign = 1)
                    when :by = 'NAME' and p.name_key <> :thatName
                        then (p.name_key > :thatName) = (:sign = 1)
                    when
            """
                    + NUMBER
                    + "<>"
                    + NUMBER_THERE
                    + "then"
                    + NUMBER
                    + ">"
                    + NUMBER_THERE
                    + "else (p.name_key, p.part_id) > (:thatName, :thatId) end) ";

    /** Parts {@code it} of workshops with settings {@code s}, as far as a condition says. */
    String OF_PARTS =
            """
            (select it.account_id, it.part_id from parts it
                left join parts_settings s on s.account_id = it.account_id
                where
            """;

    /**
     * What a check has to look at, and open tasks {@code it}, as far as a condition says. The first
     * condition is that of the index {@code parts_in_need}, the second what {@code LowRule} says.
     */
    String IN_NEED_AND_OF_TASKS =
            """
                and (it.snoozed_until is not null or it.watched and not it.archived
                    and (it.threshold = 0 or it.stock <= it.threshold))
                and (it.snoozed_until is not null
                    or case when it.threshold = 0 then coalesce(s.default_threshold, 0)
                        else it.threshold end > 0
                    and it.stock <= case when it.threshold = 0
                        then coalesce(s.default_threshold, 0) else it.threshold end)
                order by it.account_id, it.part_id limit :limit)
            union
            (select it.account_id, it.part_id from reorder_tasks it
                where
            """;

    String THAT_ARE_OPEN =
            """
                and it.status in ('pending', 'ordered')
                order by it.account_id, it.part_id limit :limit)
            order by account_id, part_id limit :limit
            """;

    String BEHIND = " (it.account_id, it.part_id) > (:account, :id) ";

    String OF_ACCOUNT_BEHIND = " it.account_id = :account and it.part_id > :id ";

    /** Those of {@link PartRow}: what only queries need is not carried here for each of many. */
    String COLUMNS =
            """
            account_id, part_id, details, stock, on_order, average_cost, archived, snoozed_until,
                created_at, updated_at, ledger_seq, version
            """;

    @Query("select * from parts where account_id = :account and part_id = :id")
    Optional<PartRow> find(long account, String id);

    @Query("select * from parts where account_id = :account and part_id = any(:ids)")
    List<PartRow> all(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** For the rest of the transaction: a statement fails that waits longer for another one. */
    @Query("select set_config('lock_timeout', :limit, true)")
    String waitAtMost(String limit);

    /** Holds parts until the transaction ends, in the order of their ids. */
    @Query(
            """
            select * from parts where account_id = :account and part_id = any(:ids)
            order by part_id for update
            """)
    List<PartRow> lock(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query(
            """
            select * from parts
            where account_id = :account and number_key = :key and not archived and number_key <> ''
            """)
    Optional<PartRow> findByNumber(long account, String key);

    @Query(
            """
            select * from parts
            where account_id = :account and barcode = :barcode and not archived and barcode <> ''
            """)
    Optional<PartRow> findByBarcode(long account, String barcode);

    @Query("select count(*) from parts where account_id = :account")
    int countAll(long account);

    /**
     * @param which a name of {@code PartsQuery.Archived}
     * @param by a name of {@code PartsQuery.By}
     * @param sign 1, or -1 for the other way round
     * @param usual the workshop's default threshold
     * @param thatId of the part behind which the list goes on, with what it is sorted by
     */
    @Query(
            "select "
                    + COLUMNS
                    + " from parts p "
                    + SHOWN
                    + BEHIND_THERE
                    + """
                    order by
                        case when :by = 'NUMBER' and :sign = 1 then p.number_key end,
                        case when :by = 'NUMBER' and :sign = -1 then p.number_key end desc,
                        case when :by = 'NAME' and :sign = -1 then p.name_key end desc,
                    """
                    + NUMBER
                    + """
                        , p.name_key, p.part_id
                    limit :limit
                    """)
    List<PartRow> list(
            long account,
            String which,
            @Nullable String model,
            boolean includeAll,
            @Nullable String category,
            @Nullable String supplier,
            @Nullable String text,
            boolean low,
            BigDecimal usual,
            String by,
            int sign,
            @Nullable String thatName,
            @Nullable String thatNumber,
            @Nullable BigDecimal thatStock,
            @Nullable BigDecimal thatThreshold,
            @Nullable Instant thatTime,
            @Nullable String thatId,
            int limit);

    @Query(
            "select "
                    + COLUMNS
                    + """
                    from parts where account_id = :account and part_id > :after
                    order by part_id limit :limit
                    """)
    List<PartRow> walk(long account, String after, int limit);

    @Query("select count(*) from parts p " + SHOWN)
    long count(
            long account,
            String which,
            @Nullable String model,
            boolean includeAll,
            @Nullable String category,
            @Nullable String supplier,
            @Nullable String text,
            boolean low,
            BigDecimal usual);

    /** The key of a part. */
    @Introspected
    record KeyRow(long accountId, String partId) {}

    @Query(OF_PARTS + BEHIND + IN_NEED_AND_OF_TASKS + BEHIND + THAT_ARE_OPEN)
    List<KeyRow> inNeed(long account, String id, int limit);

    @Query(OF_PARTS + OF_ACCOUNT_BEHIND + IN_NEED_AND_OF_TASKS + OF_ACCOUNT_BEHIND + THAT_ARE_OPEN)
    List<KeyRow> inNeedOf(long account, String id, int limit);

    /**
     * @param row an object with the columns as members
     */
    @Query("insert into parts select * from jsonb_populate_record(null::parts, :row::jsonb)")
    void insert(String row);

    /**
     * Replaces the version before.
     *
     * @return the id; none where another version is there
     */
    @Query(
            """
            update parts p
            set (name_key, number_key, barcode, model_key, fit_keys, category_key, supplier_key,
                    searched, details, unit_price, watched, threshold, stock, on_order,
                    average_cost, archived, snoozed_until, updated_at, ledger_seq, version)
                = (r.name_key, r.number_key, r.barcode, r.model_key, r.fit_keys, r.category_key,
                    r.supplier_key, r.searched, r.details, r.unit_price, r.watched, r.threshold,
                    r.stock, r.on_order, r.average_cost, r.archived, r.snoozed_until,
                    r.updated_at, r.ledger_seq, r.version)
            from jsonb_populate_record(null::parts, :row::jsonb) r
            where p.account_id = r.account_id and p.part_id = r.part_id
                and p.version = r.version - 1
            returning p.part_id
            """)
    List<String> save(String row);
}
