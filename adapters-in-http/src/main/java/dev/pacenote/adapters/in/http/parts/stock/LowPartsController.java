package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.catalogue.PartView;
import dev.pacenote.adapters.in.http.parts.reorder.TaskView;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of a workshop that are low. */
@Hidden
@Controller("/stock/low")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class LowPartsController {

    @Introspected
    record LowQuery(
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String excludeOnOrder)
            implements Parameters {}

    private final ReadParts read;
    private final ReadReorderTasks tasks;

    LowPartsController(ReadParts read, ReadReorderTasks tasks) {
        this.read = read;
        this.tasks = tasks;
    }

    /** Lists what is low, the most needed first. */
    @Get
    List<LowPartView> low(@Parameter(hidden = true) Caller caller, @RequestBean LowQuery query) {
        var open =
                tasks.list(caller.user(), ReorderTasks.Status.OPEN).stream()
                        .collect(
                                Collectors.toMap(it -> it.task().part().id(), Function.identity()));
        boolean withoutOrdered = TrueOrFalse.given(query.excludeOnOrder()).orElse(false);
        var found = read.list(caller.user(), PartsQuery::low);
        return found.page().rows().stream()
                .filter(part -> !withoutOrdered || !part.holding().onOrder().isPositive())
                .map(
                        part ->
                                new LowPartView(
                                        PartView.of(new ShownPart(part, found.workshop())),
                                        Optional.ofNullable(open.get(part.key().id()))
                                                .map(TaskView::of)
                                                .orElse(null)))
                .toList();
    }
}
