package dev.pacenote.adapters.out.postgres.messages.directory;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.messages.directory.DirectoryEntries.Entry;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code users}, as people look each other up in it. */
@PostgresRepository
interface DirectoryRows extends GenericRepository<AccountRow, Long> {

    @Introspected
    record Listed(long id, String displayName, boolean enabled, String sortedBy) {

        Entry entry() {
            return new Entry(new AccountId(id), displayName, enabled, sortedBy);
        }
    }

    /**
     * @param start of a name as a pattern of {@code like}
     * @param afterId 0 for the beginning
     */
    @Query(
            """
            select u.id, u.display_name, u.enabled, lower(u.display_name) as sorted_by
            from users u
            where (lower(u.display_name) like lower(:start)
                    or lower(u.last_name) like lower(:start)
                    or (lower(u.username) like lower(:start)
                        and u.username !~ '^[^@ ]+@[^@ ]+[.][^@ ]+$'))
                and (:enabled::boolean is null or u.enabled = :enabled::boolean)
                and (:among::bigint[] is null or u.id = any(:among::bigint[]))
                and (:afterId = 0
                    or lower(u.display_name) collate "C" > :afterName collate "C"
                    or (lower(u.display_name) = :afterName and u.id > :afterId))
            order by lower(u.display_name) collate "C", u.id
            limit :limit
            """)
    List<Listed> page(
            String start,
            @Nullable Boolean enabled,
            @Nullable @TypeDef(type = DataType.LONG_ARRAY) Long[] among,
            String afterName,
            long afterId,
            int limit);
}
