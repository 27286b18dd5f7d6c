package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.ListFormat;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which lines of a ledger are listed.
 *
 * @param from of {@code occurredAt}; {@code to} is the first moment behind
 * @param cursor the list goes on behind that line
 */
@Introspected
record MovementListQuery(
        @QueryValue @Nullable @ParsedBy(TypeWord.class) String type,
        @QueryValue @Nullable @ParsedBy(Moment.class) String from,
        @QueryValue @Nullable @ParsedBy(Moment.class) String to,
        @QueryValue @Nullable String reference,
        @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
        @QueryValue @Nullable UUID cursor,
        @QueryValue @Nullable @ParsedBy(ListFormat.class) String format)
        implements Parameters {

    private static final int USUAL = 1_000;

    /** A type of movements in the words of the API. */
    record TypeWord(MovementType value) {

        static TypeWord of(String text) {
            for (var type : MovementType.values()) {
                if (type.word().equals(text)) {
                    return new TypeWord(type);
                }
            }
            throw new InvalidValueException("unknown_value", "There is no such type of movement.");
        }
    }

    /** An instant in a query. */
    record Moment(Instant value) {

        static Moment of(String text) {
            return new Moment(Times.read(text));
        }
    }

    boolean asCsv() {
        return format != null && ListFormat.of(format).csv();
    }

    int most() {
        return limit == null ? USUAL : limit;
    }

    MovementsQuery.Filter filter() {
        return new MovementsQuery.Filter(
                Optional.ofNullable(type).map(it -> TypeWord.of(it).value()),
                Optional.ofNullable(from).map(it -> Moment.of(it).value()),
                Optional.ofNullable(to).map(it -> Moment.of(it).value()),
                Optional.ofNullable(reference));
    }
}
