package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Optional;

/** Which parts are listed, in which order. */
@Introspected
record PartListQuery(
        @QueryValue @Nullable String vehicleModel,
        @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                String includeAll,
        @QueryValue @Nullable String category,
        @QueryValue @Nullable String supplier,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class) String low,
        @QueryValue @Nullable @ParsedBy(ArchivedWord.class) String archived,
        @QueryValue @Nullable @ParsedBy(SortWord.class) String sort,
        @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
        @QueryValue @Nullable String cursor)
        implements Parameters {

    /** Whether archived parts are listed. */
    record ArchivedWord(PartsQuery.Archived value) {

        static ArchivedWord of(String text) {
            return switch (text) {
                case "true" -> new ArchivedWord(PartsQuery.Archived.ALSO);
                case "false" -> new ArchivedWord(PartsQuery.Archived.NO);
                case "only" -> new ArchivedWord(PartsQuery.Archived.ONLY);
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "archived is true, false or only.");
            };
        }
    }

    /** What the list is in the order of; a hyphen in front turns it round. */
    record SortWord(PartsQuery.Sort value) {

        static SortWord of(String text) {
            boolean descending = text.startsWith("-");
            var by =
                    switch (descending ? text.substring(1) : text) {
                        case "name" -> PartsQuery.By.NAME;
                        case "number" -> PartsQuery.By.NUMBER;
                        case "stock" -> PartsQuery.By.STOCK;
                        case "updatedAt" -> PartsQuery.By.UPDATED;
                        default ->
                                throw new InvalidValueException(
                                        "unknown_value",
                                        "sort is name, number, stock or updatedAt.");
                    };
            return new SortWord(new PartsQuery.Sort(by, descending));
        }
    }

    private String filter() {
        return String.format(
                Locale.ROOT,
                "parts,%s,%s,%s,%s,%s,%s,%s,%s",
                vehicleModel,
                includeAll,
                category,
                supplier,
                q,
                low,
                archived,
                sort);
    }

    Portion portion(AccountId account) {
        return Portion.of(account, filter(), limit, cursor);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(it -> !it.isBlank());
    }

    PartsQuery query(Workshop workshop, Portion portion) {
        return new PartsQuery(
                workshop,
                new PartsQuery.Words(
                        given(vehicleModel)
                                .map(
                                        it ->
                                                new PartsQuery.Model(
                                                        PartRequest.field(
                                                                "vehicleModel",
                                                                it,
                                                                VehicleModel::new),
                                                        TrueOrFalse.given(includeAll)
                                                                .orElse(false))),
                        given(category),
                        given(supplier),
                        given(q)),
                archived == null ? PartsQuery.Archived.NO : ArchivedWord.of(archived).value(),
                TrueOrFalse.given(low).orElse(false),
                sort == null ? PartsQuery.Sort.BY_NAME : SortWord.of(sort).value(),
                new PartsQuery.Window(portion.read(), portion.after().map(PartPlaces::part)));
    }
}
