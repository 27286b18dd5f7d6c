package dev.pacenote.adapters.in.http.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.request.Cursor;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Which rows of a bare list an answer has (contract 1.7). Its headers say how many rows there are,
 * and behind which of them the next answer begins.
 *
 * @param list whose list it is, and its filters: a cursor goes on with no other
 * @param after the place of the row behind which it begins; empty: the list's beginning
 */
public record Portion(List<String> list, int most, Optional<List<String>> after) {

    private static final int USUAL = 1_000;

    /** Bytes. The functions' gateway carries six megabytes. */
    private static final long ROOM = 4L << 20;

    private static final JsonMapper JSON = JsonMappers.forStoredValues();

    /**
     * As it was asked for.
     *
     * @param limit 1 to 1,000; 1,000 if it is absent
     * @param cursor of the answer before; the list's beginning if it is absent
     */
    public static Portion of(
            AccountId account, String list, @Nullable Integer limit, @Nullable String cursor) {
        var of = List.of(account.toString(), list);
        return new Portion(
                of,
                limit == null ? USUAL : limit,
                Optional.ofNullable(cursor).map(text -> Cursor.read(text, of).position()));
    }

    /** How many rows are to be read: one that is not shown says that the list goes on. */
    public int read() {
        return most + 1;
    }

    /**
     * What is to be read of a list that is there as a whole.
     *
     * @param place where one is in the list
     * @param order of the list
     * @param reader of the texts of a place
     */
    public <F, P> List<F> behind(
            List<F> all,
            Function<F, P> place,
            Comparator<P> order,
            Function<List<String>, P> reader) {
        var from = after.map(reader);
        return all.stream()
                .filter(one -> from.map(it -> order.compare(place.apply(one), it) > 0).orElse(true))
                .limit(read())
                .toList();
    }

    /**
     * A row as it is shown.
     *
     * @param place where it is in the list
     */
    public record Row<V>(V view, List<String> place) {}

    /** These rows, as far as there is room for them, with the headers. */
    public <V> HttpResponse<List<V>> json(List<Row<V>> rows, long total) {
        var shown = fitting(rows);
        return headed(HttpResponse.ok(shown.stream().map(Row::view).toList()), shown, rows, total);
    }

    /** Those of the rows that an answer has room for, as JSON. */
    public <V> List<Row<V>> fitting(List<Row<V>> rows) {
        return fitting(rows, Portion::size);
    }

    /**
     * Those of the rows that an answer has room for.
     *
     * @param bytes of a row
     */
    public <V> List<Row<V>> fitting(List<Row<V>> rows, ToLongFunction<V> bytes) {
        var shown = rows.subList(0, Math.min(most, rows.size()));
        return shown.subList(0, fitting(shown, row -> bytes.applyAsLong(row.view()), ROOM));
    }

    /** How many of the first rows have room together: one at least. */
    private static <R> int fitting(List<R> rows, ToLongFunction<R> bytes, long room) {
        long size = 2;
        int count = 0;
        for (var row : rows) {
            size += bytes.applyAsLong(row) + 1;
            if (size > room && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    /**
     * The first rows of a list that is a part of an answer.
     *
     * @param room for so many bytes
     */
    public static <V> List<V> first(List<V> views, long room) {
        var shown = views.subList(0, Math.min(USUAL, views.size()));
        return shown.subList(0, fitting(shown, Portion::size, room));
    }

    private static long size(Object view) {
        try {
            return JSON.writeValueAsBytes(view).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Adds the headers.
     *
     * @param shown those of the rows that the answer has
     * @param total rows in the whole list
     */
    public <B, V> MutableHttpResponse<B> headed(
            MutableHttpResponse<B> response, List<Row<V>> shown, List<Row<V>> rows, long total) {
        response.header("X-Total-Count", Long.toString(total));
        next(shown, rows).ifPresent(cursor -> response.header("X-Next-Cursor", cursor));
        return response;
    }

    /**
     * The cursor of the next answer; empty: the list ends with these.
     *
     * @param shown those of the rows that the answer has
     */
    public <V> Optional<String> next(List<Row<V>> shown, List<Row<V>> rows) {
        return shown.size() < rows.size()
                ? Optional.of(new Cursor(shown.getLast().place()).write(list))
                : Optional.empty();
    }
}
