package dev.pacenote.adapters.out.postgres.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Facts;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** A row of the notices. */
public final class NoticeRow {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private NoticeRow() {}

    public static Notice notice(ResultSet rs) throws SQLException {
        return new Notice(
                Rows.uuid(rs, "id"),
                new AccountId(rs.getLong("user_id")),
                new Topic(rs.getString("topic")),
                rs.getString("dedupe_key"),
                Rows.instant(rs, "occurred_at"),
                Rows.instant(rs, "found_at"),
                Rows.date(rs, "found_on"),
                new Facts(Json.read(rs.getString("facts"), FACTS)),
                Notice.Route.valueOf(rs.getString("route")));
    }
}
