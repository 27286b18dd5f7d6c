package dev.pacenote.adapters.out.postgres.parts.catalogue;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The table {@code parts_settings}. */
@PostgresRepository
interface WorkshopRows extends GenericRepository<WorkshopRows.Row, Long> {

    @MappedEntity("parts_settings")
    record Row(
            @Id long accountId,
            String currency,
            BigDecimal defaultThreshold,
            boolean allowNegative,
            long version) {

        Workshop workshop() {
            return new Workshop(
                    new AccountId(accountId),
                    Currency.getInstance(currency),
                    new Quantity(defaultThreshold),
                    allowNegative,
                    version);
        }
    }

    @Query("select * from parts_settings where account_id = :account")
    Optional<Row> find(long account);

    /**
     * @param version that was read; 0: none was there
     * @return the next version; none where another one is there
     */
    @Query(
            """
            insert into parts_settings (account_id, currency, default_threshold, allow_negative,
                version)
            select :account, :currency, :threshold, :allowNegative, 1 where :version = 0
            on conflict (account_id) do nothing
            returning version
            """)
    List<Long> insert(
            long account,
            String currency,
            BigDecimal threshold,
            boolean allowNegative,
            long version);

    @Query(
            """
            update parts_settings
            set currency = :currency, default_threshold = :threshold,
                allow_negative = :allowNegative, version = :version + 1
            where account_id = :account and version = :version
            returning version
            """)
    List<Long> update(
            long account,
            String currency,
            BigDecimal threshold,
            boolean allowNegative,
            long version);

    /** Inserts the first version, or replaces that one. */
    default List<Long> save(
            long account,
            String currency,
            BigDecimal threshold,
            boolean allowNegative,
            long version) {
        return version == 0
                ? insert(account, currency, threshold, allowNegative, version)
                : update(account, currency, threshold, allowNegative, version);
    }
}
