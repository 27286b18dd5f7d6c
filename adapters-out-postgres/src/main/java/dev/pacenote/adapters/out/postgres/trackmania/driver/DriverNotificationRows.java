package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code driver_notifications}. */
@PostgresRepository
interface DriverNotificationRows extends GenericRepository<DriverNotificationRow, Long> {

    @Query("select * from driver_notifications where user_id = :user order by id desc")
    List<DriverNotificationRow> findByUser(long user);

    DriverNotificationRow save(DriverNotificationRow row);

    /** One batch. */
    void updateAll(Collection<DriverNotificationRow> rows);

    @Query(
            """
            select n.* from driver_notifications n
            join users u on u.id = n.user_id and u.enabled
            order by n.id
            """)
    List<DriverNotificationRow> ofEnabledOwners();

    /** Mirrors {@link dev.pacenote.domain.trackmania.driver.GuardList#isDue}. */
    @Query(
            """
            select distinct n.user_id from driver_notifications n
            join users u on u.id = n.user_id and u.enabled
            join drivers d on d.user_id = n.user_id
            where d.section_pass is distinct from :pass
            order by n.user_id
            """)
    List<Long> due(UUID pass);
}
