package dev.pacenote.adapters.out.postgres.parts.analytics;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time zone in the words of Postgres. */
final class SqlZone {

    private SqlZone() {}

    /** Postgres counts plain offsets to the west: {@code +14:00} is {@code UTC-14:00} there. */
    static String of(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        return offset.getTotalSeconds() == 0
                ? "UTC"
                : "UTC" + ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds()).getId();
    }
}
