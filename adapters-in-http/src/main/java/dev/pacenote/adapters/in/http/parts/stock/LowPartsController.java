package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/** The parts of a workshop that are low. */
@Controller("/stock/low")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class LowPartsController {

    @Introspected
    record LowQuery(
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String excludeOnOrder,
            @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        private boolean withoutOrdered() {
            return TrueOrFalse.given(excludeOnOrder).orElse(false);
        }

        private Portion portion(Caller caller) {
            return Portion.of(caller.user(), "low," + withoutOrdered(), limit, cursor);
        }
    }

    private final LowParts low;

    LowPartsController(LowParts low) {
        this.low = low;
    }

    /** Lists what is low, the most needed first. */
    @Get
    HttpResponse<List<LowPartView>> low(
            @Parameter(hidden = true) Caller caller, @RequestBean LowQuery query) {
        var portion = query.portion(caller);
        var page =
                low.page(
                        caller.user(),
                        query.withoutOrdered(),
                        portion.after().map(PartPlaces::part),
                        portion.read());
        return portion.json(
                page.rows().stream()
                        .map(row -> new Portion.Row<>(row.view(), PartPlaces.texts(row.place())))
                        .toList(),
                page.total());
    }
}
