package dev.pacenote.adapters.in.http.platform.openapi;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The document for programs and, with Swagger UI, for people; nothing foreign (contract 2.1). */
@Controller
@Tag(name = "platform")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

    private static final String UI = "META-INF/resources/webjars/swagger-ui/5.30.2/";
    private static final String OWN = "dev/pacenote/docs/";

    /** What the page consists of: where it lies, and what it is. */
    private static final Map<String, String> FILES =
            Map.of(
                    "swagger-ui.css", "text/css",
                    "swagger-ui-bundle.js", "text/javascript",
                    "start.js", "text/javascript");

    private final ApiDocument document;
    private final AtomicReference<String> yaml = new AtomicReference<>("");

    DocsController(ApiDocument document) {
        this.document = document;
    }

    /** Returns this document. */
    @Get("/openapi.yml")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string")))
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<String> openApi() {
        if (yaml.get().isEmpty()) {
            yaml.set(document.yaml());
        }
        return HttpResponse.ok(yaml.get()).contentType(MediaType.of("application/yaml"));
    }

    /** Returns a page that shows this document. */
    @Get("/docs")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<byte[]> docs() {
        return HttpResponse.ok(resource(OWN + "index.html"))
                .contentType(MediaType.of("text/html;charset=utf-8"));
    }

    /** Returns a file of that page. */
    @Get("/docs/{file}")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.TEXT_CSS, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_JAVASCRIPT, schema = @Schema(type = "string"))
            })
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Refuses(404)
    HttpResponse<byte[]> file(@PathVariable String file) {
        var type = FILES.get(file);
        if (type == null) {
            throw new ProblemException(Problem.notFound("There is no such file."));
        }
        var place = file.equals("start.js") ? OWN : UI;
        return HttpResponse.ok(resource(place + file))
                .contentType(MediaType.of(type + ";charset=utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=86400");
    }

    private static byte[] resource(String path) {
        try (var in = DocsController.class.getClassLoader().getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
