package dev.pacenote.adapters.in.http.parts.catalogue;

import static java.util.stream.Collectors.joining;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.parts.WorkshopLimits;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.importing.ImportFile;
import dev.pacenote.application.parts.importing.ImportParts;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a workshop as a file. */
@Controller("/parts")
@Tag(name = "parts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class PartFilesController {

    @Introspected
    record ImportQuery(
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String dryRun)
            implements Parameters {}

    /** A file as what a key of a request stands for. */
    @Introspected
    record FileContent(String text) implements JsonBody {
        @Override
        public String toString() {
            return "FileContent[hidden]";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartFilesController.class);

    /** So long a caller waits for lines of an accepted file: gateways wait for half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ReadParts read;
    private final ImportFile imports;
    private final PartsReplies replies;
    private final WorkshopLimits limits;

    PartFilesController(
            ReadParts read, ImportFile imports, PartsReplies replies, WorkshopLimits limits) {
        this.read = read;
        this.imports = imports;
        this.replies = replies;
        this.limits = limits;
    }

    /** Writes parts as a file; of one in several pieces the first alone names the columns. */
    @Get("/export")
    @Produces(MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvText.TYPE, schema = @Schema(type = "string")))
    @Refuses(429)
    HttpResponse<Object> export(
            @Parameter(hidden = true) Caller caller, @RequestBean PartExportQuery query) {
        var list = query.list();
        limits.count(caller, Use.EXPORT);
        var portion = list.portion(caller.user());
        var shown = read.list(caller.user(), workshop -> list.query(workshop, portion));
        var rows =
                shown.page().rows().stream()
                        .map(part -> new ShownPart(part, shown.workshop()))
                        .map(part -> new Portion.Row<>(line(part), PartPlaces.texts(part.place())))
                        .toList();
        var fitting = portion.fitting(rows, line -> line.getBytes(StandardCharsets.UTF_8).length);
        var head = query.cursor() == null ? CsvText.of(PartColumn.head(), List.of()) : "";
        return portion.headed(
                CsvText.file(
                        "parts.csv",
                        head + fitting.stream().map(Portion.Row::view).collect(joining())),
                fitting,
                rows,
                shown.page().total());
    }

    private static String line(ShownPart part) {
        return CsvText.of(List.of(), List.of(PartColumn.row(PartView.of(part))));
    }

    /** Adds and changes parts by a file, all of it or nothing; a dry run says what would happen. */
    @Post("/import")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    @RequestBody(
            required = true,
            content = @Content(mediaType = CsvText.TYPE, schema = @Schema(type = "string")))
    @Refuses({409, 422, 429})
    HttpResponse<ImportView> add(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<byte[]> request,
            @RequestBean ImportQuery query) {
        var text = CsvText.sent(request);
        limits.count(caller, Use.IMPORT);
        var file =
                text.map(it -> PartFile.read(it, ImportParts.MAX_LINES))
                        .orElseGet(PartFilesController::inAnotherAlphabet);
        if (TrueOrFalse.given(query.dryRun()).orElse(false)) {
            return HttpResponse.ok(tried(caller, file, true));
        }
        var sent = text.orElse("");
        var response =
                replies.once(
                        new Write(caller, request, new FileContent(sent)),
                        ImportView.class,
                        () -> HttpResponse.ok(run(caller, sent, file)));
        var accepted = Optional.ofNullable(response.getBody().orElseThrow().importId());
        return accepted.map(UUID::fromString)
                .flatMap(id -> goneOn(caller, id))
                .<HttpResponse<ImportView>>map(now -> response.toMutableResponse().body(now))
                .orElse(response);
    }

    /** Shows what became of a file that was accepted first, for a day after its end. */
    @Get("/import/{id}")
    @Refuses(404)
    ImportView find(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return imports.result(caller.user(), path.id())
                .map(ImportView::of)
                .orElseThrow(PartsProblems::importNotFound);
    }

    private static PartFile inAnotherAlphabet() {
        return PartFile.unreadable(1, "not_utf8", "Please save the file as CSV in UTF-8.");
    }

    private ImportView tried(Caller caller, PartFile file, boolean dryRun) {
        return ImportView.of(file, imports.tried(caller.user(), file.lines()), dryRun);
    }

    /** A file with lines that cannot be read is only tried, for what is wrong with the others. */
    private ImportView run(Caller caller, String text, PartFile file) {
        if (!file.errors().isEmpty()) {
            return tried(caller, file, false).accepted();
        }
        var imported = imports.run(caller.user(), new ImportFile.Sent(text, file.lines()));
        var view = ImportView.of(file, imported.report(), false).accepted();
        return imported.rest().map(view::begun).orElse(view);
    }

    /** A file that was accepted will be imported, whatever happens now. */
    private Optional<ImportView> goneOn(Caller caller, UUID id) {
        try {
            if (!imports.finish(id, PATIENCE)) {
                LOG.info("the rest of import {} is left to the clock", id);
            }
            return imports.result(caller.user(), id).map(ImportView::of);
        } catch (OverloadedException | StoreUnavailableException e) {
            LOG.warn("the rest of import {} is left to the clock", id, e);
            return Optional.empty();
        }
    }
}
