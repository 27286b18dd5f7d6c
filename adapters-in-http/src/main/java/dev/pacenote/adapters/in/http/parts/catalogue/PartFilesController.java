package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.WorkshopLimits;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.stock.ImportParts;
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
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The parts of a workshop as a file. */
@Hidden
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

    private final ReadParts read;
    private final ImportParts imports;
    private final PartsReplies replies;
    private final WorkshopLimits limits;

    PartFilesController(
            ReadParts read, ImportParts imports, PartsReplies replies, WorkshopLimits limits) {
        this.read = read;
        this.imports = imports;
        this.replies = replies;
        this.limits = limits;
    }

    /** Writes parts as a file; of one in several pieces the first alone names the columns. */
    @Get("/export")
    @Produces(MediaType.ALL)
    @Refuses(429)
    HttpResponse<Object> export(
            @Parameter(hidden = true) Caller caller, @RequestBean PartExportQuery query) {
        var list = query.list();
        limits.count(caller, Use.EXPORT);
        var shown = read.list(caller.user(), workshop -> list.query(workshop, caller.user()));
        var rows =
                shown.page().rows().stream()
                        .map(part -> new ShownPart(part, shown.workshop()))
                        .map(part -> PartColumn.row(PartView.of(part)))
                        .toList();
        var head = query.cursor() == null ? PartColumn.head() : List.<String>of();
        return PartLists.page(
                CsvText.file("parts.csv", CsvText.of(head, rows)), list, caller, shown.page());
    }

    /** Adds and changes parts by a file, all of it or nothing; a dry run says what would happen. */
    @Post("/import")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.OK)
    @Refuses({409, 422, 429})
    HttpResponse<ImportView> add(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<byte[]> request,
            @RequestBean ImportQuery query) {
        var text = CsvText.sent(request);
        limits.count(caller, Use.IMPORT);
        var file =
                text.map(it -> PartFile.read(it, imports.mostLines()))
                        .orElseGet(PartFilesController::inAnotherAlphabet);
        if (TrueOrFalse.given(query.dryRun()).orElse(false)) {
            return HttpResponse.ok(run(caller, file, true));
        }
        return replies.once(
                new Write(caller, request, new FileContent(text.orElse(""))),
                ImportView.class,
                () -> HttpResponse.ok(run(caller, file, false).accepted()));
    }

    private static PartFile inAnotherAlphabet() {
        return PartFile.unreadable(1, "not_utf8", "Please save the file as CSV in UTF-8.");
    }

    /** A file with lines that cannot be read is only tried, for what is wrong with the others. */
    private ImportView run(Caller caller, PartFile file, boolean dryRun) {
        var report = imports.run(caller.user(), file.lines(), dryRun || !file.errors().isEmpty());
        return ImportView.of(file, report, dryRun);
    }
}
