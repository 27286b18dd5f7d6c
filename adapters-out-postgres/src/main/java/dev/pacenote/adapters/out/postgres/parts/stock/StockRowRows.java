package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code stock_rows}. */
@PostgresRepository
public interface StockRowRows extends GenericRepository<StockRowRow, Long> {

    @Query("select * from stock_rows where account_id = :account and part_id = any(:ids)")
    List<StockRowRow> of(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /**
     * @param rows a list of objects with the columns as members
     */
    @Query(
            """
            insert into stock_rows
            select * from jsonb_populate_recordset(null::stock_rows, :rows::jsonb)
            on conflict (account_id, part_id, model_key) do update
            set quantity = excluded.quantity, negative = excluded.negative,
                version = excluded.version, updated_at = excluded.updated_at
            """)
    void put(String rows);
}
