package dev.pacenote.adapters.in.http.parts.attachment;

import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.application.parts.attachment.ContentDisposition;
import dev.pacenote.application.parts.attachment.FileTransfers;
import dev.pacenote.application.parts.attachment.FileTransfers.Address;
import dev.pacenote.application.parts.attachment.FileTransfers.Sent;
import dev.pacenote.application.parts.attachment.FileTransfers.Served;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.types.files.StreamedFile;
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
import java.io.InputStream;
import java.util.HashMap;
import java.util.OptionalLong;

/**
 * Takes and gives the bytes of files at signed addresses, where no other service does. The address
 * is all that counts: no token and no cookie.
 */
@Controller(FileTransfers.PATH)
@Tag(name = FilesController.TAG)
@Requires(beans = FileTransfers.class)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class FilesController {

    /** Of its own: where files are in S3 there are no such routes, and the document has none. */
    static final String TAG = "part files";

    /** Whatever a file is, no page of ours is made of it. */
    private static final String SANDBOXED = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final FileTransfers transfers;

    FilesController(FileTransfers transfers) {
        this.transfers = transfers;
    }

    private static Address address(HttpRequest<?> request, String account, String file) {
        var parameters = new HashMap<String, String>();
        // Of a value that is given twice both count: nobody signed that.
        request.getParameters()
                .forEach((name, values) -> parameters.put(name, String.join("\n", values)));
        return new Address(account + "/" + file, parameters);
    }

    /**
     * Takes a file at the address that was given for it, with its query and headers as they were
     * given. The address is all that counts, for five minutes.
     */
    @Put("/{account}/{file}")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.ALL,
                            schema = @Schema(type = "string", format = "binary")))
    @Refuses({400, 403, 411, 412})
    HttpResponse<Void> receive(
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String account,
            @PathVariable String file,
            @Parameter(hidden = true) @Body InputStream bytes) {
        var headers = request.getHeaders();
        long length = request.getContentLength();
        var sent =
                new Sent(
                        length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                        headers.findFirst(HttpHeaders.CONTENT_TYPE),
                        headers.findFirst(FileTransfers.CHECKSUM),
                        bytes);
        return switch (transfers.receive(address(request, account, file), sent)) {
            case DONE -> HttpResponse.ok();
            case NOT_SIGNED -> throw AttachmentProblems.notSigned();
            case EXPIRED -> throw AttachmentProblems.expired();
            case LENGTH_MISSING -> throw AttachmentProblems.lengthMissing();
            case CHECKSUM_WRONG -> throw AttachmentProblems.checksumWrong();
            case THERE_ALREADY -> throw AttachmentProblems.thereAlready();
        };
    }

    /**
     * Gives a file, to be saved under its name, at the address that was given for it. The address
     * is all that counts, for five minutes.
     */
    @Get("/{account}/{file}")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.ALL,
                            schema = @Schema(type = "string", format = "binary")))
    @Refuses({403, 404})
    HttpResponse<StreamedFile> give(
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String account,
            @PathVariable String file) {
        return switch (transfers.serve(address(request, account, file))) {
            case Served.File(var name, var type, long size, var bytes) ->
                    HttpResponse.ok(
                                    new StreamedFile(
                                            bytes, MediaType.of(type.contentType()), 0, size))
                            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.of(name))
                            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                            .header("X-Content-Type-Options", "nosniff")
                            .header("Content-Security-Policy", SANDBOXED);
            case Served.NotSigned _ -> throw AttachmentProblems.notSigned();
            case Served.Expired _ -> throw AttachmentProblems.expired();
            case Served.NoSuchFile _ -> throw AttachmentProblems.fileNotFound();
        };
    }
}
