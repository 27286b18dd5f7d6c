package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The table {@code maps}. */
@PostgresRepository
interface MapRows extends GenericRepository<MapRows.Row, String> {

    @MappedEntity("maps")
    record Row(@Id String uid, long exchangeId, String name, String type) {

        static Row of(ExchangeMap map) {
            return new Row(
                    map.uid().value(), map.exchangeId(), map.name().raw(), map.type().name());
        }

        ExchangeMap map() {
            return new ExchangeMap(
                    new MapUid(uid), exchangeId, new MapName(name), MapType.valueOf(type));
        }
    }

    /** One batch. */
    @Query(
            """
            insert into maps (uid, exchange_id, name, type)
            values (:uid, :exchangeId, :name, :type)
            on conflict (uid) do update
            set exchange_id = excluded.exchange_id, name = excluded.name, type = excluded.type
            where (maps.exchange_id, maps.name, maps.type)
                is distinct from (excluded.exchange_id, excluded.name, excluded.type)
            """)
    void put(Collection<Row> rows);

    @Query("select * from maps where uid = any(:uids)")
    List<Row> find(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);
}
