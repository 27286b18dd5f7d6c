package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.notice.inbox.ListCursor;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a bare list an answer has (contract 1.7). Its headers say how many rows there are,
 * and where the next answer begins.
 *
 * @param list the cursor's, with whatever else was asked for: a cursor goes on with nothing else
 */
public record Portion(AccountId account, String list, int most, int offset) {

    private static final int USUAL = 1_000;

    /**
     * As it was asked for.
     *
     * @param limit 1 to 1,000; 1,000 if it is absent
     * @param cursor of the answer before; the list's beginning if it is absent
     */
    public static Portion of(
            AccountId account, String list, @Nullable Integer limit, @Nullable String cursor) {
        long offset = cursor == null ? 0 : ListCursor.read(cursor, account, list).before();
        return new Portion(
                account,
                list,
                limit == null ? USUAL : limit,
                (int) Math.min(offset, Integer.MAX_VALUE));
    }

    /** These rows of all there are. */
    public <T> HttpResponse<List<T>> of(List<T> all) {
        var rows = all.stream().skip(offset).limit(most).toList();
        return headed(HttpResponse.ok(rows), rows.size(), all.size());
    }

    /** Adds the headers. */
    public <B> MutableHttpResponse<B> headed(
            MutableHttpResponse<B> response, int shown, long total) {
        response.header("X-Total-Count", Long.toString(total));
        next(shown, total).ifPresent(cursor -> response.header("X-Next-Cursor", cursor));
        return response;
    }

    private Optional<String> next(int shown, long total) {
        long end = (long) offset + shown;
        return shown == most && end < total
                ? Optional.of(ListCursor.write(new ListPosition(0, end), account, list))
                : Optional.empty();
    }
}
