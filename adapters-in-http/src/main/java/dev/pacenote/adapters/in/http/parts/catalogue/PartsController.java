package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.NoBody;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a workshop. */
@Controller("/parts")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class PartsController {

    @Schema(name = "PartsMessage")
    @Introspected
    record MessageView(String message) {}

    private final ReadParts read;
    private final ManageParts manage;
    private final PartsReplies replies;

    PartsController(ReadParts read, ManageParts manage, PartsReplies replies) {
        this.read = read;
        this.manage = manage;
        this.replies = replies;
    }

    /** Lists parts. */
    @Get
    HttpResponse<List<PartView>> list(
            @Parameter(hidden = true) Caller caller, @RequestBean PartListQuery query) {
        var portion = query.portion(caller.user());
        var shown = read.list(caller.user(), workshop -> query.query(workshop, portion));
        var rows =
                shown.page().rows().stream()
                        .map(part -> new ShownPart(part, shown.workshop()))
                        .map(
                                part ->
                                        new Portion.Row<>(
                                                PartView.of(part), PartPlaces.texts(part.place())))
                        .toList();
        return portion.json(rows, shown.page().total());
    }

    /** Finds a part by its barcode or its number. */
    @Get("/lookup")
    @Refuses(404)
    HttpResponse<PartView> lookUp(
            @Parameter(hidden = true) Caller caller, @RequestBean LookupQuery query) {
        var found =
                query.barcode() == null
                        ? read.byNumber(caller.user(), query.numberAlone())
                        : read.byBarcode(caller.user(), query.barcode());
        return ok(found.orElseThrow(PartsProblems::partNotFound));
    }

    /** Returns a part, archived or not. */
    @Get("/{partId}")
    @Refuses(404)
    HttpResponse<PartView> find(
            @Parameter(hidden = true) Caller caller, @PathVariable String partId) {
        return ok(
                read.find(key(caller, partId))
                        .map(ReadParts.Found::shown)
                        .orElseThrow(PartsProblems::partNotFound));
    }

    /** Adds a part with its opening stock. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses({409, 422})
    HttpResponse<PartView> add(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body PartRequest body) {
        body.isNew(caller.user());
        var asked =
                new ManageParts.NewPart(
                        caller.user(),
                        body.id(),
                        body.details(),
                        body.stock().orElse(BigDecimal.ZERO),
                        body.cost(),
                        Movement.Source.API);
        return replies.once(
                new Write(caller, request, body),
                PartView.class,
                () -> {
                    var shown = PartResults.saved(manage.add(asked));
                    return tagged(
                            HttpResponse.created(PartView.of(shown))
                                    .header(
                                            HttpHeaders.LOCATION,
                                            "/parts/" + shown.part().key().id()),
                            shown);
                });
    }

    /** Changes what is entered about a part; a total that was typed is a count. */
    @Put("/{partId}")
    @Refuses({404, 409, 412, 422})
    HttpResponse<PartView> edit(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body PartRequest body) {
        var key = key(caller, partId);
        body.fitsSomePart();
        return replies.once(
                new Write(caller, request, body),
                PartView.class,
                () -> {
                    body.changesNothingFixed(
                            read.find(key)
                                    .map(found -> found.stocked().part())
                                    .orElseThrow(PartsProblems::partNotFound));
                    return response(
                            manage.edit(
                                    new ManageParts.Edit(
                                            key,
                                            versions(ifMatch, body),
                                            body::merged,
                                            body.stock(),
                                            Movement.Source.FORM)));
                });
    }

    private static VersionCondition versions(@Nullable String ifMatch, PartRequest body) {
        return ifMatch == null && body.version() != null
                ? new VersionCondition(Optional.of(Set.of(body.version())))
                : EntityTags.ifMatch(ifMatch);
    }

    /** Puts a part into the archive. */
    @Delete("/{partId}")
    @Refuses({404, 412, 422})
    HttpResponse<MessageView> archive(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var key = key(caller, partId);
        return replies.once(
                new Write(caller, request, new NoBody()),
                MessageView.class,
                () -> {
                    PartResults.saved(manage.archive(key, EntityTags.ifMatch(ifMatch)));
                    return HttpResponse.ok(new MessageView("Part deleted successfully"));
                });
    }

    /** Brings a part back from the archive. */
    @Post("/{partId}/restore")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 412, 422})
    HttpResponse<PartView> restore(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body NoBody body) {
        var key = key(caller, partId);
        return replies.once(
                new Write(caller, request, body),
                PartView.class,
                () -> response(manage.restore(key, EntityTags.ifMatch(ifMatch))));
    }

    /** The part of the caller that an address names; what is no id is no part. */
    private static Part.Key key(Caller caller, String partId) {
        return new Part.Key(caller.user(), PartRequest.field("partId", partId, PartId::new));
    }

    private static MutableHttpResponse<PartView> ok(ShownPart shown) {
        return tagged(HttpResponse.ok(PartView.of(shown)), shown);
    }

    private static MutableHttpResponse<PartView> tagged(
            MutableHttpResponse<PartView> response, ShownPart shown) {
        return response.header(HttpHeaders.ETAG, EntityTags.of(shown.part().version()));
    }

    private static MutableHttpResponse<PartView> response(Result result) {
        return ok(PartResults.saved(result));
    }
}
