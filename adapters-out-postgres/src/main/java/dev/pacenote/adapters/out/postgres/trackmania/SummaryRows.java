package dev.pacenote.adapters.out.postgres.trackmania;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.adapters.out.postgres.trackmania.alert.MapperAlertRow;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What people follow here. */
@PostgresRepository
interface SummaryRows extends GenericRepository<MapperAlertRow, Long> {

    /** A person's name in the game. */
    @Introspected
    record Driver(long userId, String name) {}

    /** How many places a person guards. */
    @Introspected
    record Guarded(long userId, int number) {}

    @Query("select user_id, name from drivers where user_id = any(:accounts)")
    List<Driver> drivers(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    @Query("select * from mapper_alerts where user_id = any(:accounts)")
    List<MapperAlertRow> alerts(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    @Query(
            """
            select user_id, count(*) as number from driver_notifications
            where user_id = any(:accounts) group by user_id
            """)
    List<Guarded> guarded(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    @Query("select user_id from drivers where strpos(lower(name), :text) > 0")
    List<Long> named(String text);
}
