package dev.pacenote.adapters.in.http.parts.analytics;

import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.parts.analytics.AnalyticsView.LowView;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.parts.analytics.ReadAnalytics.Summary;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.FigurePlace;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.function.Function;

/**
 * Which figures of a workshop are asked for.
 *
 * @param months of which consumption is shown, the present one included
 * @param limit at most so many parts, where the answer is a list of them
 */
@Introspected
record AnalyticsQuery(
        @QueryValue @Nullable @ParsedBy(TypeWord.class) String type,
        @QueryValue @Nullable @Min(1) @Max(36) Integer months,
        @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
        @QueryValue @Nullable String cursor)
        implements Parameters {

    private static final int USUAL_MONTHS = 12;

    enum Type {
        /** Figures of all parts together. */
        ALL,
        SUMMARY,
        LOW_STOCK,
        CONSUMPTION,
        COVER,
        DEAD_STOCK,
        ABC
    }

    /** Which figures, in a word of the API. */
    record TypeWord(Type value) {

        static TypeWord of(String text) {
            return new TypeWord(
                    switch (text) {
                        case "summary" -> Type.SUMMARY;
                        case "low-stock" -> Type.LOW_STOCK;
                        case "consumption" -> Type.CONSUMPTION;
                        case "cover" -> Type.COVER;
                        case "dead-stock" -> Type.DEAD_STOCK;
                        case "abc" -> Type.ABC;
                        default ->
                                throw new InvalidValueException(
                                        "unknown_value",
                                        "type is summary, low-stock, consumption, cover,"
                                                + " dead-stock or abc.");
                    });
        }
    }

    /** An answer with a part of a list. */
    @FunctionalInterface
    interface Page<V, P> {
        P of(List<V> items, @Nullable String nextCursor);
    }

    Type chosen() {
        return type == null ? Type.ALL : TypeWord.of(type).value();
    }

    int monthCount() {
        return months == null ? USUAL_MONTHS : months;
    }

    /**
     * The part of a list that is asked for. Each time the whole list is made anew, and is gone on
     * with behind the place of the row that was shown last.
     *
     * @param all in the order of their places
     * @param answer with the rows
     */
    <F, V, P> HttpResponse<P> page(
            List<F> all,
            Function<F, FigurePlace> place,
            Function<F, V> view,
            Page<V, P> answer,
            AccountId account) {
        var portion = Portion.of(account, filter(), limit, cursor);
        var rows =
                portion.behind(all, place, FigurePlace.ORDER, PartPlaces::figure).stream()
                        .map(
                                one ->
                                        new Portion.Row<>(
                                                view.apply(one),
                                                PartPlaces.texts(place.apply(one))))
                        .toList();
        var shown = portion.fitting(rows);
        return HttpResponse.ok(
                answer.of(
                        shown.stream().map(Portion.Row::view).toList(),
                        portion.next(shown, rows).orElse(null)));
    }

    /** Parts that are low, the most needed first. */
    HttpResponse<List<LowView>> low(Summary summary, AccountId account) {
        var portion = Portion.of(account, filter(), limit, cursor);
        Function<Part, PartPlace> place = part -> PartPlace.of(part, summary.workshop());
        return portion.json(
                portion
                        .behind(
                                summary.low(),
                                place,
                                PartsQuery.Sort.BY_NEED.order(),
                                PartPlaces::part)
                        .stream()
                        .map(
                                part ->
                                        new Portion.Row<>(
                                                LowView.of(part, summary.workshop()),
                                                PartPlaces.texts(place.apply(part))))
                        .toList(),
                summary.low().size());
    }

    private String filter() {
        return "analytics," + type + "," + monthCount();
    }
}
